import type { Vocabulary } from '../commands/request';
import type { Policies } from '../domain/escalation-policy';
import type { Permissions } from '../domain/permissions';
import type { ReminderPace } from '../domain/reminders';
import type { WorkingHours } from '../domain/time/working-hours';
import type { Alerts } from '../ports/alerts';
import type { Attachments } from '../ports/attachments';
import type { Chats } from '../ports/chat';
import type { Clock } from '../ports/clock';
import type { Contact } from '../ports/contact';
import type { Endpoints } from '../ports/endpoints';
import type { Homes } from '../ports/homes';
import type { IncidentStore } from '../ports/incident-store';
import type { InLane } from '../ports/lanes';
import type { Logger } from '../ports/logger';
import type { Outbox } from '../ports/outbox';
import type { Pagers } from '../ports/pagers';
import type { People } from '../ports/people';
import type { Picture } from '../ports/picture';
import type { Retention } from '../ports/retention';
import type { Surfaces } from '../ports/surfaces';
import type { Renderer } from '../report/renderer';
import type { EventWishes } from './events/event-wishes';

/** What a team has set; see docs/config.md. */
export interface Settings extends Vocabulary {
  /** IANA zone that reports are written in. */
  readonly reportZone: string;
  /** The workspace that the ids in these settings are of, where the bot is in many; without one they hold everywhere. */
  readonly homeWorkspace: string | undefined;
  /** Channel id that status updates are also posted to. */
  readonly announcementChannel: string | undefined;
  /** Channel id that alerts are shown in. */
  readonly alertChannel: string | undefined;
  /** What each reaction marks a message as, by emoji name. */
  readonly reactions: Readonly<Record<string, MarkKind>>;
  readonly reminders: ReminderPace;
  /** When people are reminded of what can wait, by the clocks of their own zone. */
  readonly workingHours: WorkingHours;
  /** Who may do what not everybody may. */
  readonly permissions: Permissions;
  /** Who is asked next, in order, where nobody acknowledges: by the name of the target. */
  readonly policies: Policies;
  /** Which programs follow the record, and what of it. */
  readonly webhooks: EventWishes;
  /** How many days after the close an incident is removed, 0 for never, and the folder it is exported to before. */
  readonly retention: { readonly days: number; readonly folder: string };
}

export type MarkKind = 'timeline' | 'hypothesis' | 'escalation' | 'action';

/** Everything the use cases stand on. Only ports; boot/ names the adapters. */
export interface Deps {
  readonly incidents: IncidentStore;
  readonly outbox: Outbox;
  readonly surfaces: Surfaces;
  readonly homes: Homes;
  readonly people: People;
  readonly contact: Contact;
  readonly attachments: Attachments;
  readonly alerts: Alerts;
  readonly retention: Retention;
  readonly inLane: InLane;
  readonly chats: Chats;
  readonly clock: Clock;
  readonly log: Logger;
  readonly renderer: Renderer;
  readonly picture: Picture;
  readonly pagers: Pagers;
  readonly endpoints: Endpoints;
  readonly settings: Settings;
  /** Called after something was recorded that Slack has yet to show. */
  readonly wake: () => void;
  /** Called after the bot may have missed something that people did in Slack. */
  readonly lookAgain: () => void;
}
