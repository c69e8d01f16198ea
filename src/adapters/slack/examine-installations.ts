import type { Diagnosis } from '../../ports/diagnosis';
import { askSlack, type SlackAnswer } from './ask-slack';
import { type ExaminedDoor, examineDoor } from './examine-door';
import { examineCanvases, examineChannels, unreachable } from './examine-slack';
import { examineClock, examineScopes, examineToken } from './examine-token';

export interface ExaminedApp {
  readonly apiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly publicUrl: string | undefined;
  readonly door: ExaminedDoor;
}

/** A workspace or an organisation that installed the bot. */
export interface ExaminedInstallation {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  /** Looked for where this is the home workspace and has them. */
  readonly announcementChannel?: string | undefined;
  readonly alertChannel?: string | undefined;
}

/** Looks at what every installation depends on: the app's credentials, the clock, and how requests come in. */
export async function examineApp(
  app: ExaminedApp,
  now: () => number,
): Promise<readonly Diagnosis[]> {
  const args = { client_id: app.clientId, client_secret: app.clientSecret, code: 'doctor' };
  let answer: SlackAnswer;
  try {
    answer = await askSlack(app.apiUrl, undefined, 'oauth.v2.access', args);
  } catch (error) {
    return [unreachable(app.apiUrl, error)];
  }
  const clock = examineClock(answer, now());
  const door = await examineDoor(app.apiUrl, app.door);
  return [credentials(answer), publicAddress(app.publicUrl), clock, door];
}

/** No code is good for this one, but the client is looked at before. */
function credentials({ body }: SlackAnswer): Diagnosis {
  const about = 'client';
  if (body.error === 'invalid_code') {
    return { about, state: 'well', says: 'Slack knows the client id and its secret.' };
  }
  return {
    about,
    state: 'problem',
    says: `Slack does not take the client id and its secret (${body.error}).`,
    breaks: ['No workspace can install the bot, and no token is exchanged for the next.'],
    mend: 'Copy the Client ID and the Client Secret from “Basic Information” to SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.',
  };
}

function publicAddress(publicUrl: string | undefined): Diagnosis {
  const about = 'address';
  if (publicUrl?.startsWith('https:') === true) {
    return { about, state: 'well', says: `The bot is installed at ${publicUrl}.` };
  }
  return {
    about,
    state: 'warning',
    says: publicUrl === undefined ? 'PUBLIC_URL is not set.' : 'PUBLIC_URL is not https.',
    breaks: [
      'Slack sends browsers only to redirect URLs with https; without PUBLIC_URL, to the first that the app has.',
    ],
    mend: 'Set PUBLIC_URL to the address that leads to the bot, with https, and add /slack/oauth_redirect below it to the app’s redirect URLs.',
  };
}

/** Looks at one installation. Throws what `askSlack` throws. */
export async function examineInstallation(
  apiUrl: string,
  { id, name, token, ...channels }: ExaminedInstallation,
): Promise<readonly Diagnosis[]> {
  const ask = (method: string, args?: Readonly<Record<string, string>>) =>
    askSlack(apiUrl, token, method, args);
  const answer = await ask('auth.test');
  const { state, says } = examineToken(answer);
  if (state === 'problem') return [gone(id, name, says)];
  const scopes = examineScopes(answer);
  const inChannels = await examineChannels(ask, channels);
  const found = [
    scopes.state === 'well' ? { ...scopes, says: 'The token works, with all scopes.' } : scopes,
    ...(inChannels.length === 0 ? [] : [await examineCanvases(ask), ...inChannels]),
  ];
  return found.map((one) => ({ ...one, about: `${name} (${id}): ${one.about}` }));
}

function gone(id: string, name: string, says: string): Diagnosis {
  return {
    about: `${name} (${id}): token`,
    state: 'problem',
    says,
    breaks: ['Nothing is done there.'],
    mend: 'Have the bot installed there again; the bot that runs forgets the token at its next call.',
  };
}
