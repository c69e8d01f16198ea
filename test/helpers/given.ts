import { findCommand } from '../../src/commands';
import { firstWord } from '../../src/commands/args';
import type { Outcome } from '../../src/commands/outcome';
import type { Request } from '../../src/commands/request';
import type { PersonRef } from '../../src/domain/person';
import { replay } from '../../src/domain/replay';
import type { Iso } from '../../src/domain/time/instant';
import { dana, type EntryDraft, logOf, sam } from './entries';

/** `<@U0002|Sam>`: somebody picked from Slack's list. */
export function mention({ id, name }: PersonRef): string {
  return `<@${id}|${name}>`;
}

/** As Slack sends it: names picked from the list in place of `@dana` and `@sam`. */
export function asSent(typed: string): string {
  return typed.replaceAll('@dana', mention(dana)).replaceAll('@sam', mention(sam));
}

export interface Circumstances {
  readonly by?: PersonRef;
  readonly now?: Iso;
  /** IANA zone of whoever types. */
  readonly zone?: string;
  readonly apart?: Request['apart'];
}

/** What a command comes to on an incident with these entries; see entries.ts for the moments they have. */
export function given(...drafts: readonly EntryDraft[]) {
  const log = logOf(drafts);
  return {
    log,
    when(typed: string, circumstances: Circumstances = {}): Outcome {
      return decide(requestOn(log, circumstances), typed);
    },
  };
}

/** Throws where there is no such command: what a command decides is the matter here, not which one was meant. */
export function decide(request: Request, typed: string): Outcome {
  const { word, rest } = firstWord(asSent(typed));
  const command = findCommand(word);
  if ('didYouMean' in command) throw new Error(`no command ${word}`);
  return command.run(request, rest);
}

/** Dana types in UTC, at 11:00 on the day of the incident, unless something else is said. */
export function requestOn(
  log: Request['log'],
  { by = dana, now = '2026-11-19T11:00:00.000Z', zone = 'UTC', apart }: Circumstances = {},
): Request {
  return {
    now,
    actor: { ...by, zone, isGuest: false },
    channelId: 'C0001',
    vocabulary: {
      roles: ['lead', 'comms', 'scribe'],
      targets: [
        { kind: 'group', id: 'S0001', name: 'database team' },
        { kind: 'user', id: 'U0009', name: 'database' },
        { kind: 'group', id: 'S0002', name: 'R&D <eu>' },
      ],
    },
    state: replay(log),
    log,
    ...(apart && { apart }),
  };
}
