import type { Iso } from '../domain/time/instant';
import type { IncidentId } from './incident-id';
import type { Backlog } from './metrics';

/** The systems that alerts can come from. */
export type AlertSourceName = 'alertmanager' | 'grafana' | 'pagerduty' | 'json';

/** What each system proves with that it is the one; those without are not listened to. */
export type AlertSecrets = Readonly<Partial<Record<AlertSourceName, string>>>;

/** What a monitoring system tells of a group of alerts. Its words are data, as those of people are. */
export interface AlertNews {
  readonly source: AlertSourceName;
  /** Names the group within its source. */
  readonly key: string;
  readonly state: 'firing' | 'resolved';
  /** One line that a title of an incident holds. */
  readonly title: string;
  /** Empty where there is nothing more to say. */
  readonly text: string;
  /** Where it can be looked at, there. */
  readonly url?: string;
  /** When the first of it began, or when the last of it was over. */
  readonly at: Iso;
}

/** What somebody made of a group. */
export interface AlertAnswer {
  readonly kind: 'started' | 'added' | 'ignored';
  readonly incidentId?: IncidentId;
  readonly byName: string;
}

/** A group of alerts from when it fires until it is resolved; if it fires again later, that is another one. */
export interface AlertGroup extends Omit<AlertNews, 'at'> {
  readonly id: string;
  readonly workspaceId: string;
  /** How often it was told of while it fired. */
  readonly count: number;
  readonly startedAt: Iso;
  /** When it was first told of. */
  readonly toldAt: Iso;
  /** When it was last told of. */
  readonly lastAt: Iso;
  readonly resolvedAt?: Iso;
  readonly answer?: AlertAnswer;
}

/** A group whose message in Slack does not show it as it is. */
export interface AlertToShow {
  readonly group: AlertGroup;
  readonly version: number;
  /** Where the message is: `C1/1731975000.000200`; missing before the first. */
  readonly ref?: string;
  readonly shownDigest?: string;
  /** Tries begun before this one since it last was shown. */
  readonly attempts: number;
  /** It was gone once, and was posted anew. */
  readonly wasPutBack: boolean;
}

/** Groups of alerts, and what is shown of each. */
export interface Alerts {
  /** Puts news on record. Undefined for the end of what nobody told of. */
  tell(workspaceId: string, news: AlertNews, at: Iso): Promise<AlertGroup | undefined>;
  get(id: string): Promise<AlertGroup | undefined>;
  /** The first answer counts. Returns the group as it is then. */
  answer(id: string, answer: AlertAnswer): Promise<AlertGroup | undefined>;
  /** Workspaces with groups that fire and that nobody has answered. */
  waiting(): Promise<readonly string[]>;
  /** What those show that nobody has answered has changed: they are to be looked at again. */
  touch(workspaceId: string): Promise<void>;
  /** Groups that are behind and due, those waiting longest first; marks each as begun until `leaseUntil`. */
  takeBehind(now: Iso, leaseUntil: Iso, limit: number): Promise<readonly AlertToShow[]>;
  /** Those of `ids` whose lease still ends at `from` are held until `until`. */
  renew(ids: readonly string[], from: Iso, until: Iso): Promise<void>;
  /** Its message shows `version`; it is left alone until `nextAt`. */
  shown(
    id: string,
    what: {
      readonly version: number;
      readonly digest: string;
      readonly ref: string;
      readonly nextAt?: Iso;
    },
  ): Promise<void>;
  /** Not tried: there was no room for the call. */
  defer(id: string, nextAt: Iso): Promise<void>;
  /** Tried in vain: to be tried again at `nextAt`. */
  postpone(id: string, nextAt: Iso, problem: string): Promise<void>;
  /** Given up. With a `version` it is tried again when there is more than that to show, else never. */
  abandon(id: string, problem: string, version?: number): Promise<void>;
  /** Its message is gone: forgets where it was, but not that it was put back. To be posted anew as soon as may be. */
  putBack(id: string): Promise<void>;
  /** Groups whose message does not show them as they are. */
  backlog(now: Iso): Promise<Backlog>;
  /** When the next one may be taken; undefined where none is behind. Empty: at once. */
  nextDue(): Promise<Iso | undefined>;
}
