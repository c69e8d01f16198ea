import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant';
import { ChatError } from '../../src/ports/chat';
import type { Message } from '../../src/report/message';
import {
  button,
  buttonsOf,
  type FrontOfficeForTest,
  openOffice,
  said,
  users,
  wordsIn,
} from '../helpers/front-office';

/** What was whispered to somebody, oldest first. */
function whispered({ chat }: FrontOfficeForTest, userId: string): readonly Message[] {
  return chat.whispers.filter((one) => one.userId === userId).map((one) => one.message);
}

/** Lets time go by, looking every minute. */
async function pass(office: FrontOfficeForTest, ms: number, stepMs = MINUTE): Promise<void> {
  for (let gone = 0; gone < ms; gone += stepMs) {
    office.clock.advance(stepMs);
    await office.remind();
  }
}

function reminders(messages: readonly Message[]): readonly Message[] {
  return messages.filter((one) => buttonsOf(one).some(({ label }) => label === 'Stop'));
}

const lines = (messages: readonly Message[]) => messages.map((one) => wordsIn(one).split('\n')[0]);

describe('Whoever leads is reminded alone', () => {
  test('that there is no severity, three times, and then no more', async () => {
    const office = openOffice();
    const channel = await office.open('start Checkout is down');
    await pass(office, 2 * HOUR);

    expect(lines(reminders(whispered(office, users.dana)))).toEqual([
      'INC-1 has been open for 10 min without a severity.',
      'INC-1 has been open for 20 min without a severity.',
      'INC-1 has been open for 30 min without a severity.',
    ]);
    expect(reminders(office.chat.said(channel))).toEqual([]);
  });
});
