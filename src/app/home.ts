import { everybodyAsked } from '../domain/asked';
import type { Chats } from '../ports/chat';
import type { IncidentRow } from '../ports/incident-store';
import type { PersonRecord } from '../ports/people';
import { isOneOfUs, maySee } from './access';
import type { Deps } from './deps';
import type { Visitor } from './desk';
import type { IncidentBook } from './incident-book';
import type { IncidentInHand } from './incident-in-hand';
import type { Room } from './room';
import type { HomeView, Waiting } from './views/home';

const mostRecent = 5;
const mostClosed = 25;
const mostActions = 30;

/** Somebody opened their App Home: it is made current at once, and kept so for a while. */
export async function openHome(
  { deps, directory }: Room,
  { workspaceId, userId }: Visitor,
): Promise<void> {
  const person = await directory.find(workspaceId, userId);
  if (!isOneOfUs(person)) return;
  await deps.homes.opened(workspaceId, userId, deps.clock.now());
  deps.wake();
}

/** What everybody's home in a workspace is made from. */
export interface Goings {
  readonly open: readonly { readonly row: IncidentRow; readonly incident: IncidentInHand }[];
  readonly closed: readonly IncidentRow[];
}

/** What is going on in a workspace, and what ended last. */
export async function goingsOn(
  { incidents }: Deps,
  book: IncidentBook,
  workspaceId: string,
): Promise<Goings> {
  const rows = await incidents.list(workspaceId, { open: true, limit: 100 });
  const closed = await incidents.list(workspaceId, { open: false, limit: mostClosed });
  const open = await Promise.all(
    rows.map(async (row) => {
      const incident = await book.load(row.id);
      return incident === undefined ? [] : [{ row, incident }];
    }),
  );
  return { open: open.flat(), closed };
}

/** What one person's home shows. `chats` says who is in which channel. */
export async function homeOf(
  { incidents }: Deps,
  chats: Chats,
  person: PersonRecord,
  { open, closed }: Goings,
): Promise<HomeView> {
  const sees = (row: IncidentRow) => maySee(chats, person, row, {});
  const own = await keep(open, ({ row }) => sees(row));
  const recent: IncidentRow[] = [];
  for (const row of closed) {
    if (recent.length < mostRecent && (await sees(row))) recent.push(row);
  }
  return {
    person,
    open: own.map(({ row }) => row),
    recent,
    escalations: waiting(own, ({ state }) =>
      state.escalations.filter(
        (one) =>
          one.acknowledged === undefined && everybodyAsked(one).some(({ id }) => id === person.id),
      ),
    ),
    handovers: waiting(own, ({ state }) =>
      state.handovers.filter(({ to, accepted }) => to.id === person.id && !accepted),
    ),
    actions: await actionsOf(incidents, person, sees),
  };
}

function waiting<Item>(
  open: Goings['open'],
  itemsOf: (incident: IncidentInHand) => readonly Item[],
): readonly Waiting<Item>[] {
  return open.flatMap(({ row, incident }) => itemsOf(incident).map((item) => ({ row, item })));
}

async function actionsOf(
  incidents: Deps['incidents'],
  person: PersonRecord,
  sees: (row: IncidentRow) => Promise<boolean>,
): Promise<HomeView['actions']> {
  const owned = await incidents.actionsOf(person.workspaceId, person.id, mostActions);
  const found = await Promise.all(
    owned.map(async (item) => {
      const row = await incidents.get(item.incidentId);
      return row !== undefined && (await sees(row)) ? [{ row, item }] : [];
    }),
  );
  return found.flat();
}

async function keep<Item>(
  items: readonly Item[],
  isKept: (item: Item) => Promise<boolean>,
): Promise<readonly Item[]> {
  const kept = await Promise.all(items.map(isKept));
  return items.filter((_item, index) => kept[index]);
}
