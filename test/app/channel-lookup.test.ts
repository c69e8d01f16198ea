import { createChannelLookup } from '../../src/app/channel-lookup';
import type { IncidentRow, IncidentStore } from '../../src/ports/incident-store';

/** A store that answers each lookup when it is told to. */
function slowStore() {
  const asked: string[] = [];
  const answers: ((row: IncidentRow | undefined) => void)[] = [];
  const failures: ((error: Error) => void)[] = [];
  const store = {
    findByChannel: (workspaceId: string, channelId: string) => {
      asked.push(`${workspaceId}/${channelId}`);
      return new Promise<IncidentRow | undefined>((resolve, reject) => {
        answers.push(resolve);
        failures.push(reject);
      });
    },
  } as unknown as IncidentStore;
  return { store, asked, answers, failures };
}

const nothing = { inHand: () => undefined };
const nextTurn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
const row = (number: number) =>
  ({ id: `T1/${number}`, isPrivate: false, openedBy: 'U1', number }) as IncidentRow;
const found = (number: number, channelId = 'C1') => ({
  id: `T1/${number}`,
  isPrivate: false,
  openedBy: 'U1',
  channelId,
});

test('a channel that several ask about at the same time is looked up once', async () => {
  const { store, asked, answers } = slowStore();
  const incidentOf = createChannelLookup(store, nothing);

  const told = [incidentOf('T1', 'C1'), incidentOf('T1', 'C1'), incidentOf('T1', 'C2')];
  await nextTurn();
  for (const [index, answer] of answers.entries()) answer(row(index + 1));

  expect(await Promise.all(told)).toEqual([found(1), found(1), found(2, 'C2')]);
  expect(asked).toEqual(['T1/C1', 'T1/C2']);
});

test('whoever asks while a lookup is under way is not told what it comes to, which may be of a time before', async () => {
  const { store, asked, answers } = slowStore();
  const incidentOf = createChannelLookup(store, nothing);

  const first = incidentOf('T1', 'C1');
  await nextTurn();
  const second = incidentOf('T1', 'C1');
  answers[0]?.(undefined);
  expect(await first).toBeUndefined();
  await nextTurn();
  answers[1]?.(row(7));

  expect(await second).toEqual(found(7));
  expect(asked).toHaveLength(2);
});

test('a lookup that fails fails for all who wait for it, and the next one is tried', async () => {
  const { store, answers, failures } = slowStore();
  const incidentOf = createChannelLookup(store, nothing);

  const told = Promise.allSettled([incidentOf('T1', 'C1'), incidentOf('T1', 'C1')]);
  await nextTurn();
  failures[0]?.(new Error('gone'));
  expect((await told).map(({ status }) => status)).toEqual(['rejected', 'rejected']);

  const again = incidentOf('T1', 'C1');
  await nextTurn();
  answers[1]?.(row(7));
  expect(await again).toEqual(found(7));
});
