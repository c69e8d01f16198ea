import type { Stores } from '../../src/adapters/store/kysely-stores';

/**
 * What `act` gives when it is done many times at once, by turns through two programs' stores. Each program has used as
 * many connections before, so that none of them comes late because it has to connect.
 */
export async function atOnce<Result>(
  one: Stores,
  other: Stores,
  act: (stores: Stores, index: number) => Promise<Result>,
  times = 6,
): Promise<readonly Result[]> {
  const doors = Array.from({ length: times }, (_, index) => (index % 2 === 0 ? one : other));
  await Promise.all(doors.map((door) => door.outbox.backlog('2026-11-19T10:00:00.000Z')));
  return await Promise.all(doors.map(act));
}
