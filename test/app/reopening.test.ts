import { packValue } from '../../src/app/names';
import { isClosed } from '../../src/domain/moments';
import { type FrontOfficeForTest, openOffice, said, workspaceId } from '../helpers/front-office';

let office: FrontOfficeForTest;
beforeEach(async () => {
  office = openOffice();
  await office.type('start --here Checkout is down');
  await office.type('hypothesis a bad deploy');
  await office.type('rule-out H1 it was not');
  await office.press({ label: '', action: 'close-anyway', value: packValue(`${workspaceId}/1`) });
  await office.type('start --here Search is slow');
});

async function isOpen(number: number): Promise<boolean> {
  const incident = await office.book.load(`${workspaceId}/${number}`);
  return incident !== undefined && !isClosed(incident.state);
}

test.each([
  ['by a command', () => office.type('INC-1 reopen the errors are back')],
  [
    'by a button',
    () =>
      office.press({
        label: '',
        action: 'reopen-and-do',
        value: packValue(`${workspaceId}/1`, 'hypothesis', 'the errors are back'),
      }),
  ],
])('an incident whose channel another one uses is not reopened %s', async (_, reopen) => {
  expect(await isOpen(1)).toBe(false);

  const answer = said(await reopen());

  expect(answer).toContain("its channel is INC-2's by now");
  expect(answer).toContain('INC-2 close');
  expect(answer).toContain('the errors are back');
  expect(await isOpen(1)).toBe(false);
});

test('a hypothesis in it is', async () => {
  const stateOfFirst = async () => {
    const { state } = (await office.book.load(`${workspaceId}/1`)) ?? {};
    return state?.hypotheses.map((one) => one.state);
  };
  expect(await stateOfFirst()).toEqual(['ruled-out']);

  await office.type('INC-1 reopen H1 it may be after all');

  expect(await stateOfFirst()).toEqual(['open']);
});

test('it is once the other one is closed', async () => {
  await office.press({ label: '', action: 'close-anyway', value: packValue(`${workspaceId}/2`) });

  await office.type('INC-1 reopen the errors are back');

  expect(await isOpen(1)).toBe(true);
});
