import type { Logger as SlackLogger } from '@slack/bolt';
import { type OauthV2AccessResponse, WebClient } from '@slack/web-api';
import { addMs, type Iso, SECOND } from '../../../domain/time/instant';
import { ChatError } from '../../../ports/chat';
import type { Installation } from '../../../ports/installations';
import type { Metrics } from '../../../ports/metrics';
import { answered } from '../errors';
import { clientOptions, createWebClient } from '../web-client';
import type { Tokens } from './tokens';

/** The app, as Slack knows it. */
export interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where Slack sends the browser back to; the first address that the app has, where it is missing. */
  readonly redirectUri: string | undefined;
}

/** What Slack gave. */
interface Given {
  readonly tokens: Tokens;
  readonly expiresAt?: Iso;
}

export interface OAuthCalls {
  /** Gives up a code for an installation. Throws ChatError. */
  exchange(code: string, now: Iso): Promise<Given & { installation: Omit<Installation, 'tokens'> }>;
  /** Gives up a refresh token for other tokens. Throws ChatError. */
  refresh(refreshToken: string, now: Iso): Promise<Given>;
}

const METHOD = 'oauth.v2.access';

/** The calls by which tokens are had: authentication/installing-with-oauth and /using-token-rotation. */
export function createOAuthCalls(
  app: OAuthApp,
  reach: { readonly apiUrl: string; readonly logger: SlackLogger; readonly metrics: Metrics },
): OAuthCalls {
  const { apiUrl, logger, metrics } = reach;
  const client = new WebClient(undefined, clientOptions(apiUrl, logger, metrics));
  const proof = { client_id: app.clientId, client_secret: app.clientSecret };
  return {
    async exchange(code, now) {
      const redirect = app.redirectUri === undefined ? {} : { redirect_uri: app.redirectUri };
      const answer = await answered(
        METHOD,
        client.oauth.v2.access({ ...proof, code, ...redirect }),
      );
      const given = givenBy(answer, now);
      // The answer does not say which bot it is.
      const own = createWebClient(given.tokens.botToken, apiUrl, logger, metrics);
      const { bot_id: botId = '' } = await answered('auth.test', own.auth.test());
      return { ...given, installation: { ...installationOf(answer, now), botId } };
    },
    async refresh(refreshToken, now) {
      const wish = { grant_type: 'refresh_token', refresh_token: refreshToken } as const;
      return givenBy(await answered(METHOD, client.oauth.v2.access({ ...proof, ...wish })), now);
    },
  };
}

function givenBy(answer: OauthV2AccessResponse, now: Iso): Given {
  const { access_token: botToken, refresh_token: refreshToken, expires_in: seconds } = answer;
  if (!botToken) throw new ChatError('no_bot_token', METHOD, false);
  return {
    tokens: { botToken, ...(refreshToken && { refreshToken }) },
    ...(refreshToken && seconds && { expiresAt: addMs(now, seconds * SECOND) }),
  };
}

function installationOf(
  answer: OauthV2AccessResponse,
  now: Iso,
): Omit<Installation, 'tokens' | 'botId'> {
  const { team, enterprise, is_enterprise_install: isOrg } = answer;
  const whose = isOrg ? enterprise : team;
  if (!whose?.id) throw new ChatError('no_workspace', METHOD, false);
  return {
    id: whose.id,
    ...(enterprise?.id && { enterpriseId: enterprise.id }),
    name: whose.name ?? whose.id,
    botUserId: answer.bot_user_id ?? '',
    appId: answer.app_id ?? '',
    scopes: (answer.scope ?? '').split(','),
    installedBy: answer.authed_user?.id ?? '',
    installedAt: now,
  };
}
