import type { Diagnosis } from '../../ports/diagnosis';
import { askSlack, type SlackAnswer } from './ask-slack';
import { type ExaminedDoor, examineDoor } from './examine-door';
import { examineClock, examineScopes, examineToken } from './examine-token';
import { features } from './methods';

export interface ExaminedSlack {
  readonly apiUrl: string;
  readonly botToken: string;
  readonly door: ExaminedDoor;
  readonly announcementChannel: string | undefined;
  readonly alertChannel: string | undefined;
}

/** Looks at everything of Slack's that the bot depends on, and leaves no trace. `now`: in milliseconds since the epoch. */
export async function examineSlack(
  slack: ExaminedSlack,
  now: () => number,
): Promise<readonly Diagnosis[]> {
  const ask = (method: string, args?: Readonly<Record<string, string>>) =>
    askSlack(slack.apiUrl, slack.botToken, method, args);
  let answer: SlackAnswer;
  try {
    answer = await ask('auth.test');
  } catch (error) {
    return [unreachable(slack.apiUrl, error)];
  }
  const token = examineToken(answer);
  const clock = examineClock(answer, now());
  const door = await examineDoor(slack.apiUrl, slack.door);
  if (token.state === 'problem') return [token, clock, door];
  return [
    token,
    examineScopes(answer),
    clock,
    door,
    await examineCanvases(ask),
    ...(await examineChannels(ask, slack)),
  ];
}

export function unreachable(apiUrl: string, error: unknown): Diagnosis {
  const { cause, message } = error as Error & { cause?: Error };
  return {
    about: 'Slack',
    state: 'problem',
    says: `Slack cannot be reached at ${apiUrl}: ${cause?.message || message}.`,
    mend: 'Let this machine call out by HTTPS, or correct SLACK_API_URL.',
  };
}

type Ask = (method: string, args?: Readonly<Record<string, string>>) => Promise<SlackAnswer>;

/** An edit of a canvas that is not there: Slack says so where there can be canvases, and something else where not. */
export async function examineCanvases(ask: Ask): Promise<Diagnosis> {
  const about = 'canvases';
  const { body } = await ask('canvases.edit', {
    canvas_id: 'F0000000000',
    changes: JSON.stringify([
      { operation: 'insert_at_end', document_content: { type: 'markdown', markdown: ' ' } },
    ]),
  });
  if (body.ok || body.error === 'canvas_not_found') {
    return { about, state: 'well', says: 'Canvases are available.' };
  }
  return {
    about,
    state: 'warning',
    says: `Canvases are not available (${body.error}).`,
    breaks: [features.canvas],
    mend:
      body.error === 'missing_scope'
        ? 'Grant canvases:write; see scopes.'
        : 'An administrator can turn canvases on for the workspace; without them `/incident preview` shows the report.',
  };
}

type Channels = Readonly<
  Partial<Record<'announcementChannel' | 'alertChannel', string | undefined>>
>;

const purposes = [
  {
    setting: 'announcementChannel',
    about: 'announcements',
    name: 'announcement_channel',
    breaks: 'Incidents are announced nowhere.',
  },
  {
    setting: 'alertChannel',
    about: 'alerts',
    name: 'alert_channel',
    breaks: 'Alerts are taken in and shown nowhere.',
  },
] as const;

/** The channels that the settings name. */
export async function examineChannels(ask: Ask, channels: Channels): Promise<readonly Diagnosis[]> {
  const found: Diagnosis[] = [];
  for (const purpose of purposes) {
    const channel = channels[purpose.setting];
    if (channel !== undefined) found.push(await examineChannel(ask, channel, purpose));
  }
  return found;
}

async function examineChannel(
  ask: Ask,
  channel: string,
  { about, name: setting, breaks: broken }: (typeof purposes)[number],
): Promise<Diagnosis> {
  const breaks = [broken];
  const { body } = await ask('conversations.info', { channel });
  if (!body.ok) {
    return {
      about,
      state: 'problem',
      says: `The channel ${channel} cannot be found (${body.error}).`,
      breaks,
      mend: `Correct ${setting}: it is the id at the end of the channel’s link. Into a private channel the bot must be invited first.`,
    };
  }
  const { name, is_archived, is_member, is_private } = body.channel as Readonly<
    Record<string, unknown>
  >;
  const where = `#${name} (${channel})`;
  if (is_archived === true) {
    const mend = `Unarchive it, or set ${setting} to another one.`;
    return { about, state: 'problem', says: `${where} is archived.`, breaks, mend };
  }
  if (is_member !== true && is_private === true) {
    const mend = `Invite the bot: type /invite @hindsight in #${name}.`;
    return { about, state: 'problem', says: `The bot is not in ${where}.`, breaks, mend };
  }
  // A public one it joins by itself.
  return { about, state: 'well', says: `The bot can post in ${where}.` };
}
