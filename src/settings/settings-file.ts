import { z } from 'zod';
import type { Settings } from '../app/deps';
import { type Allowed, guardedActs, type Permissions } from '../domain/permissions';
import { type ReminderPace, reminderKinds } from '../domain/reminders';
import { MINUTE } from '../domain/time/instant';
import { type WorkingHours, weekdays } from '../domain/time/working-hours';
import { isZone } from '../domain/time/zone';
import {
  everybodyIn,
  isOfPeople,
  kindOf,
  pagersSchema,
  targetsSchema,
  toTargets,
} from './escalation';
import { row, type Values } from './row';
import { toWishes, webhooksSchema } from './webhooks';

const markKinds = ['timeline', 'hypothesis', 'escalation', 'action'] as const;
const mostMinutes = 'must be whole minutes, 0 to 43200';
const mostDays = 'must be whole days, 0 to 36500';
const zone = z.string().refine(isZone);
const emoji = z
  .string()
  .regex(/^[a-z0-9_+'-]+$/, 'is no emoji: write its name without colons, such as pushpin');
const whoMay = 'must be everyone, lead, recorder, an id or the name of a target, or a list of them';
const allowed = z
  .union(
    [z.string(whoMay).min(1, whoMay), z.array(z.string(whoMay).min(1, whoMay)).min(1, whoMay)],
    whoMay,
  )
  .transform((one) => [one].flat());
const oclock = 'must be a time of the day such as 09:00, or 24:00';
const clockTime = z.string(oclock).regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, oclock);
const minutes = z.number(mostMinutes).int(mostMinutes).min(0, mostMinutes).max(43_200, mostMinutes);

/** A channel of Slack's that something is shown in. */
function channelRow(about: string) {
  return row(
    z
      .string()
      .regex(/^[CG][A-Z0-9]+$/)
      .optional(),
    'must be a channel’s id, such as C0123456789',
    about,
    'C0123456789',
  );
}

/** One row for each setting of the YAML file. */
export const settingsFile = {
  report_zone: row(
    zone.default('UTC'),
    'must be a zone such as UTC or Europe/Paris',
    'The zone that reports and the card are written in.',
  ),
  home_workspace: row(
    z
      .string()
      .regex(/^T[A-Z0-9]+$/)
      .optional(),
    'must be a workspace’s id, such as T0123456789',
    'Where the bot is in many workspaces: the one that `announcement_channel`, `alert_channel`, `targets` and `webhooks` are of, that alerts are shown in, and that the API reads. In the others they do not hold, and what `permissions` reserve for ids is reserved for whoever leads.',
    'T0123456789',
  ),
  announcement_channel: channelRow(
    'Each incident is announced here by one message that is kept current, with its status updates in the thread; private ones never are.',
  ),
  alert_channel: channelRow(
    'Alerts of monitoring systems are shown here, each group by one message with buttons. See [Integrations](integrations.md).',
  ),
  roles: row(
    z
      .array(z.string().regex(/^\S{1,30}$/, 'must be one word'))
      .default(['lead', 'comms', 'scribe']),
    'must be a list of words',
    'The roles that `/incident role` gives. `lead` is always one of them.',
  ),
  reactions: row(
    z.record(emoji, z.enum(markKinds, `must be one of ${markKinds.join(', ')}`)).default({
      pushpin: 'timeline',
      bulb: 'hypothesis',
      rotating_light: 'escalation',
      wrench: 'action',
    }),
    `must map emoji, without colons, to ${markKinds.join(', ')}`,
    'What each reaction marks a message as. Slack’s own pin is `pushpin`.',
  ),
  pagers: row(
    pagersSchema,
    'must map names to kind (pagerduty, opsgenie or webhook), key (the environment variable that holds its key) and, where need be, url and team',
    'Systems that wake people when help is asked for. Their keys are in the environment, under the name given here, and never in this file. See [Integrations](integrations.md#pagers).',
    { 'database-pager': { kind: 'pagerduty', key: 'DATABASE_PAGER_KEY' } },
  ),
  targets: row(
    targetsSchema,
    'must map names to ids of users, groups or channels, to names of pagers, or to lists of them or of steps',
    'Names that `/incident escalate` knows without quotation marks, and whom each stands for. Of several, the next one is asked where nobody acknowledges: after the wait of a step, or in place of the last reminder. A step asks one user, group or channel and any pagers at once.',
    {
      'database team': [
        { ask: ['S0123456789', 'database-pager'] },
        { after: '5m', ask: 'U0987654321' },
      ],
      security: 'U0123456789',
    },
  ),
  webhooks: row(
    webhooksSchema,
    'must map names to url, key (the environment variable that holds its secret) and, where need be, kinds, private and drills',
    'Programs that are told of every entry, signed, in order and until they take it; of certain `kinds` only where they are named, and never of private incidents or drills unless it says so. See [Integrations](integrations.md#events-out).',
    { tracker: { url: 'https://tracker.example.com/hindsight', key: 'TRACKER_SECRET' } },
  ),
  reminders: row(
    z
      .strictObject({
        update_overdue: minutes.default(5),
        escalation: minutes.default(5),
        no_severity: minutes.default(10),
        no_lead: minutes.default(5),
        not_closed: minutes.default(1440),
        action_due: minutes.default(1440),
      })
      .prefault({}),
    'must give minutes for some of update_overdue, escalation, no_severity, no_lead, not_closed, action_due',
    'After how many minutes people are reminded, and reminded again: three times, or five of what is not closed. 0 turns a reminder off. An action item’s first one comes on the day it is due.',
  ),
  working_hours: row(
    z
      .strictObject({
        days: z.array(z.enum(weekdays)).min(1).default(['mon', 'tue', 'wed', 'thu', 'fri']),
        from: clockTime.default('09:00'),
        to: clockTime.default('17:00'),
      })
      .refine(({ from, to }) => from < to)
      .prefault({}),
    `must have days out of ${weekdays.join(', ')}, and a from before its to, such as 09:00 and 17:00`,
    'When people are reminded of what can wait until somebody works, such as action items and incidents not closed; by the clocks of whoever is reminded.',
  ),
  retention: row(
    z
      .strictObject({
        days: z.number(mostDays).int(mostDays).min(0, mostDays).max(36_500, mostDays).default(0),
        folder: z.string().min(1).default('data/removed'),
      })
      .prefault({}),
    'must have days, 0 to 36500, and may have a folder',
    'How many days after its close an incident is taken off the record; 0 keeps all for ever. Before, it is exported to the folder as Markdown, HTML and JSON. See [Operating](operating.md#removing-what-is-old).',
  ),
  permissions: row(
    z
      .strictObject({
        close: allowed.default(['everyone']),
        reopen: allowed.default(['everyone']),
        severity: allowed.default(['everyone']),
        redact: allowed.default(['lead', 'recorder']),
      })
      .prefault({}),
    'must say who may close, reopen, severity or redact: everyone, lead, recorder, ids, or names of targets',
    'Who may close and reopen an incident, change its severity, and redact entries: `everyone`, `lead`, `recorder` (of the entry in question), ids of users or user groups, names of `targets`, or a list of such.',
  ),
};

/** What the file says, as the use cases take it. */
export function toSettings(file: Values<typeof settingsFile>): Settings {
  return {
    reportZone: file.report_zone,
    homeWorkspace: file.home_workspace,
    announcementChannel: file.announcement_channel,
    alertChannel: file.alert_channel,
    roles: [...new Set(['lead', ...file.roles])],
    reactions: file.reactions,
    webhooks: toWishes(file.webhooks),
    ...toTargets(file.targets, Object.keys(file.pagers)),
    reminders: toPace(file.reminders),
    workingHours: toHours(file.working_hours),
    permissions: toPermissions(file),
    retention: file.retention,
  };
}

/** Throws for a name that stands for nobody: a rule that lets nobody in by a slip must not go unnoticed. */
function toPermissions({ permissions, targets }: Values<typeof settingsFile>): Permissions {
  const named = guardedActs.map((act) => [
    act,
    permissions[act].flatMap((one): readonly Allowed[] => {
      if (one === 'everyone' || one === 'lead' || one === 'recorder') return [one];
      const ids = Object.hasOwn(targets, one) ? everybodyIn(targets[one] ?? []) : [one];
      return ids.map((id) => {
        if (!isOfPeople(id))
          throw new RangeError(`permissions.${act} ${whoMay}, and “${one}” is none`);
        return { kind: kindOf(id) === 'group' ? 'group' : 'user', id, name: one };
      });
    }),
  ]);
  return Object.fromEntries(named) as Permissions;
}

function toHours({ days, from, to }: Values<typeof settingsFile>['working_hours']): WorkingHours {
  const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return { days, from: minuteOf(from), to: minuteOf(to) };
}

function toPace(file: Values<typeof settingsFile>['reminders']): ReminderPace {
  const named = reminderKinds.map((kind) => {
    const setting = kind.replace('-', '_') as keyof typeof file;
    return [kind, file[setting] * MINUTE] as const;
  });
  return Object.fromEntries(named) as ReminderPace;
}
