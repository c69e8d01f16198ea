import type { Diagnosis } from '../../ports/diagnosis';
import type { SlackAnswer } from './ask-slack';
import { limits } from './limits';
import { brokenWithout, neededScopes } from './methods';

/** Slack's codes for a token, each with what it means for whoever put it there. */
const refused: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack does not know the token',
  not_authed: 'Slack does not know the token',
  account_inactive: 'The app was removed from the workspace',
  token_revoked: 'The token was revoked',
  token_expired: 'The token has expired',
  not_allowed_token_type: 'It is a token of another kind',
};

const tokenMend =
  'Copy the Bot User OAuth Token from “OAuth & Permissions” at api.slack.com/apps to SLACK_BOT_TOKEN; install the app to the workspace before.';

export function examineToken({ body }: SlackAnswer): Diagnosis {
  if (!body.ok) {
    const why = refused[body.error ?? ''] ?? 'Slack refuses the token';
    return { about: 'token', state: 'problem', says: `${why} (${body.error}).`, mend: tokenMend };
  }
  return {
    about: 'token',
    state: 'well',
    says: `The token is for ${body.team} (${body.team_id}), as ${body.user}.`,
  };
}

export function examineScopes({ scopes }: SlackAnswer): Diagnosis {
  const about = 'scopes';
  if (scopes === undefined) {
    return { about, state: 'warning', says: 'Slack does not say which scopes the token has.' };
  }
  const needed = neededScopes();
  const missing = needed.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) {
    return { about, state: 'well', says: `All ${needed.length} scopes are granted.` };
  }
  return {
    about,
    state: 'problem',
    says: `Not granted: ${missing.join(', ')}.`,
    breaks: missing.flatMap((scope) => brokenWithout(scope).map((what) => `${scope}: ${what}`)),
    mend: 'Paste manifest.yml at api.slack.com/apps, under “App Manifest”, then reinstall the app to the workspace under “Install App”.',
  };
}

/** `now`: this machine's clock. A clock that is wrong by minutes makes every signed request look old. */
export function examineClock({ at }: SlackAnswer, now: number): Diagnosis {
  const about = 'clock';
  if (at === undefined) {
    return { about, state: 'warning', says: 'Slack does not say what time it is.' };
  }
  const seconds = Math.round((now - at) / 1000);
  const off = Math.abs(seconds);
  const says = `This machine’s clock is ${off} s ${seconds < 0 ? 'behind' : 'ahead of'} Slack’s.`;
  const mend = 'Set the clock: have it kept by NTP (`timedatectl set-ntp true`).';
  // Both sides have the second before as well, and the answer took its time.
  if (off <= 5) return { about, state: 'well', says: 'The clock agrees with Slack’s.' };
  if (off <= 60) return { about, state: 'warning', says, mend };
  return {
    about,
    state: 'problem',
    says,
    mend,
    breaks: [
      'Times on record are wrong by as much.',
      ...(off > limits.signatureAgeSeconds
        ? ['Over HTTP every request of Slack’s is refused.']
        : []),
    ],
  };
}
