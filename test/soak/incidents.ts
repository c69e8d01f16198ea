import type { Stores } from '../../src/adapters/store/kysely-stores';
import type { TimelineEntry } from '../../src/domain/entries';
import type { IncidentState } from '../../src/domain/incident-state';
import { replay } from '../../src/domain/replay';
import { type StandingEntry, standing } from '../../src/domain/standing';
import type { Channel, LocalWorkspace, Message } from '../../src/local-slack/types';
import { surfaceNames } from '../../src/ports/surfaces';

/** An incident as it is on record, and its channel as it is in Slack. */
export interface FoundIncident {
  readonly id: string;
  readonly number: number;
  readonly log: readonly TimelineEntry[];
  readonly state: IncidentState;
  readonly standing: readonly StandingEntry[];
  readonly channel: Channel | undefined;
  /** Its channel's messages, replies included. */
  readonly messages: readonly Message[];
  /** What Slack was to do and did not, with its cause. */
  readonly problems: readonly string[];
}

export async function findIncidents(
  workspace: LocalWorkspace,
  stores: Stores,
): Promise<readonly FoundIncident[]> {
  const ids = await stores.incidents.ids();
  return Promise.all(
    ids.map(async (id) => {
      const log = await stores.incidents.load(id);
      const state = replay(log);
      const channel = workspace.channel(state.channel?.id ?? '');
      return {
        id,
        number: state.opening?.number ?? 0,
        log,
        state,
        standing: standing(log),
        channel,
        messages: channel === undefined ? [] : workspace.messages(channel.id),
        problems: await problemsOf(stores, id),
      };
    }),
  );
}

async function problemsOf({ outbox, surfaces }: Stores, id: string): Promise<readonly string[]> {
  const steps = await outbox.problems(id);
  const rows = await Promise.all(surfaceNames.map((name) => surfaces.get(id, name)));
  return [
    ...steps.map(({ key, problem }) => `${id}: ${key} was not done: ${problem}`),
    ...rows.flatMap((row) =>
      row?.problem === undefined ? [] : [`${id}: ${row.surface} was not shown: ${row.problem}`],
    ),
  ];
}

/** Words that nobody else said; undefined in what people did not write. */
export function ownWords(text: string): string | undefined {
  return /words\d{5}/.exec(text)?.[0];
}

export function ownWordsOf({ kind, payload }: TimelineEntry): string | undefined {
  const isOurs = kind.startsWith('entry-') || kind === 'channel-linked';
  return isOurs ? undefined : ownWords(JSON.stringify(payload));
}

/** Who reacted to a message with an emoji. */
export function reactors(message: Message, emoji: string): readonly string[] {
  const reactions = (message.reactions ?? []) as readonly {
    readonly name: string;
    readonly users: readonly string[];
  }[];
  return reactions.find(({ name }) => name === emoji)?.users ?? [];
}
