import { createDesk } from '../../src/app/create-desk';
import type { Desk } from '../../src/app/desk';
import { entry } from '../../src/commands/define-command';
import { accept } from '../../src/domain/decision';
import {
  type FrontOfficeForTest,
  openOffice,
  said,
  users,
  workspaceId,
} from '../helpers/front-office';

let office: FrontOfficeForTest;
let lookups: number;
beforeEach(() => {
  office = openOffice();
  lookups = 0;
});

/** Another process on the same record, with a memory of its own. */
function otherDesk(): Desk {
  const { incidents } = office.deps;
  const counting = {
    ...incidents,
    findByChannel: (...of: Parameters<typeof incidents.findByChannel>) => {
      lookups += 1;
      return incidents.findByChannel(...of);
    },
  };
  return createDesk({ ...office.deps, incidents: counting }).desk;
}

async function typeAt(desk: Desk, text: string): Promise<string> {
  const channelId = office.chat.channel('general').id;
  return said(await desk.command({ workspaceId, userId: users.dana, channelId, text }));
}

/** What the entries of an incident say. */
async function textsIn(number: number): Promise<readonly unknown[]> {
  const { log = [] } = (await office.book.load(`${workspaceId}/${number}`)) ?? {};
  return log.map(({ payload }) => ('text' in payload ? payload.text : undefined));
}

/** In the first process. */
async function close(): Promise<void> {
  await office.press({ action: 'close-anyway', label: 'Close anyway', value: 'T0001/1' });
}

test('the channel of an open incident is looked up once', async () => {
  const other = otherDesk();
  await office.type('start --here Checkout is down');

  await typeAt(other, 'note first');
  await typeAt(other, 'note second');
  expect(await typeAt(other, 'timeline')).toContain('second');
  expect(lookups).toBe(1);
});

test('once it is closed, the channel is looked up each time', async () => {
  const other = otherDesk();
  await office.type('start --here Checkout is down');
  await close();
  lookups = 0;

  await typeAt(other, 'lesson first');
  await typeAt(other, 'lesson second');
  expect(lookups).toBe(2);
});

describe('an incident closed by another process, whose channel another one uses since', () => {
  let other: Desk;

  beforeEach(async () => {
    other = otherDesk();
    await office.type('start --here Checkout is down');
    await typeAt(other, 'note the deploy');
    await close();
    await office.type('start --here Search is slow');
  });

  test.each(['note it is slow', 'lesson look sooner'])('gets nothing of “%s”', async (typed) => {
    const text = typed.slice(typed.indexOf(' ') + 1);

    expect(await typeAt(other, typed)).toContain(text);
    expect(await textsIn(2)).toContain(text);
    expect(await textsIn(1)).not.toContain(text);
  });

  test.each(['', 'timeline', 'close'])('is not what “/incident %s” is about', async (typed) => {
    const answer = await typeAt(other, typed);

    expect(answer).not.toMatch(/INC-1|Checkout|closed already/);
    expect(answer).toMatch(/INC-2|Search|missing/);
  });
});

/** As two processes may, at the same moment: whoever types it is refused where another one uses the channel. */
function reopenAllTheSame() {
  const by = { id: users.dana, name: 'Dana' };
  const reopened = accept(entry('reopened', { text: '' }));
  return office.book.record(`${workspaceId}/1`, { by, source: 'command' }, () => reopened);
}

test.each([
  ['the same process', () => office.desk],
  ['another process', otherDesk],
])('an incident that %s opened again does not take the channel back', async (_, deskOf) => {
  const desk = deskOf();
  await office.type('start --here Checkout is down');
  await typeAt(desk, 'note the deploy');
  await close();
  await office.type('start --here Search is slow');
  await reopenAllTheSame();

  await typeAt(desk, 'note which one gets this');
  await typeAt(desk, 'note and this');
  expect(await textsIn(2)).toEqual(expect.arrayContaining(['which one gets this', 'and this']));
});

describe('an incident that another process removed from the record', () => {
  let other: Desk;

  beforeEach(async () => {
    other = otherDesk();
    await office.type('start --here Checkout is down');
    await typeAt(other, 'note the deploy');
    await office.settle();
    await close();
    await office.settle();
    const { log = [] } = (await office.book.load(`${workspaceId}/1`)) ?? {};
    const { retention } = office.deps;
    expect(await retention.remove(`${workspaceId}/1`, log.length, office.clock.now())).toBe(true);
  });

  test.each(['note hello', 'timeline', 'close'])('is gone for “%s”, too', async (typed) => {
    expect(await typeAt(other, typed)).toContain('This is not the channel of an incident');
  });

  test('is not shown', async () => {
    expect(await typeAt(other, '')).not.toContain('Checkout');
  });

  test('leaves its channel to the next one', async () => {
    await office.type('start --here Search is slow');

    await typeAt(other, 'note hello');
    expect(await textsIn(2)).toContain('hello');
  });
});
