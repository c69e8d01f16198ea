import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { readManifest } from './manifest/read-manifest';
import { serveAuthorize } from './server/authorize-page';
import { parseArgs, readBody } from './server/body';
import { listen, stopListening } from './server/http-server';
import type { Json, LocalTeams, TeamsOptions } from './types';
import { startTeam, type Team } from './workspace';
import { slackId } from './world/ids';
import { createInstall } from './world/install';
import { knowsToken } from './world/tokens';
import type { Org } from './world/world';
import { createCredentials, type World } from './world/world';

/**
 * Starts several workspaces that one app can be installed in, behind one address for its calls, as Slack's is. The app is
 * in none of them yet. With an organisation they all belong to it, and the app can be installed for all at once.
 */
export async function startLocalTeams(options: TeamsOptions): Promise<LocalTeams> {
  const manifest = readManifest(options.manifest);
  const app = createCredentials(manifest);
  const org = options.organisation === undefined ? undefined : createOrg(options.organisation);
  const bot = { botId: slackId('B'), botUserId: slackId('U') };
  const teams: Team[] = [];
  const server = createFront(teams);
  const url = await listen(server, '127.0.0.1', options.port ?? 0);
  for (const teamName of options.teams) {
    const shared = { teamName, app, ...(org && { org, bot }) };
    const team = await startTeam({ ...options, port: 0, isInstalled: false }, shared, url);
    org?.worlds.push(team.world);
    teams.push(team);
  }
  const { clientId, clientSecret, signingSecret } = app;
  return {
    url,
    apiUrl: `${url}api/`,
    clientId,
    clientSecret,
    signingSecret,
    teams: teams.map(({ workspace }) => workspace),
    ...(org && { organisationId: org.id }),
    allowRedirect: (redirectUrl) => void app.redirectUrls.push(redirectUrl),
    deliverTo(requestUrl) {
      for (const { workspace } of teams) workspace.deliverTo(requestUrl);
    },
    async close() {
      await stopListening(server);
      await Promise.all(teams.map(({ workspace }) => workspace.close()));
    },
  };
}

function createOrg(name: string): Org {
  const install = createInstall(`xoxb-${slackId('E').toLowerCase()}-org`, false);
  return { id: slackId('E'), name, install, worlds: [] };
}

/** One address for all: each request goes to the workspace that it is about. */
function createFront(teams: readonly Team[]): Server {
  return createServer((request, response) => {
    void passOn(teams, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
}

async function passOn(
  teams: readonly Team[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const [, first = '', second = ''] = pathname.split('/');
  if (first === 'oauth')
    return serveAuthorize(
      teams.map(({ world }) => world),
      request,
      response,
    );
  if (first !== 'api') {
    const team = teams.find((each) => isAbout(each.world, first, second)) ?? teams[0];
    team?.server.emit('request', request, response);
    return;
  }
  const body = await readBody(request);
  const args = await parseArgs(request, body);
  const team = teamOf(teams, request, args) ?? teams[0];
  team?.server.emit('request', again(request, body), response);
}

/** The request once more, with its body still to be read. */
function again(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { url, method, headers, socket } = request;
  return Object.assign(Readable.from([body]), { url, method, headers, socket }) as never;
}

/** `/commands/T1/…`, `/files-pri/T1-F1/…`, `/upload/F1`, `/archives/C1/…`, `/files/U1/…`. */
function isAbout(world: World, kind: string, name: string): boolean {
  if (kind === 'upload') return world.files.has(name);
  if (kind === 'archives') return world.channels.has(name);
  if (kind === 'files') return world.people.has(name);
  return name.split('-')[0] === world.team.id;
}

/** By its token, or by what proves that the app may have one; with an organisation's, by what the call is about. */
function teamOf(teams: readonly Team[], request: IncomingMessage, args: Json): Team | undefined {
  const token = /^Bearer (.*)$/i.exec(request.headers.authorization ?? '')?.[1] ?? args.token;
  if (token === undefined || token === '') {
    return teams.find(({ world }) =>
      knowsGrant(world, String(args.code), String(args.refresh_token)),
    );
  }
  const own = teams.filter(({ world }) => knowsToken(world, String(token)));
  return own.length === 1 ? own[0] : own.find(({ world }) => hasSubject(world, args));
}

function knowsGrant(world: World, code: string, refreshToken: string): boolean {
  return [world.install, world.org?.install].some(
    (install) => install?.grants.has(code) || install?.refreshTokens.has(refreshToken),
  );
}

function hasSubject(world: World, args: Json): boolean {
  if (args.team_id !== undefined) return args.team_id === world.team.id;
  const ids = Object.values(args).map(String);
  const views = [...world.viewStacks.values()].flat();
  return ids.some(
    (id) =>
      [world.channels, world.triggers, world.files, world.canvases, world.people].some(
        (things) => id !== world.app.botUserId && things.has(id),
      ) || views.some((view) => view.id === id),
  );
}
