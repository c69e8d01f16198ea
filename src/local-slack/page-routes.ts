import type { IncomingMessage, ServerResponse } from 'node:http';
import { METHODS } from './api/methods';
import type { Player } from './demo/player';
import type { Faults } from './faults/faults';
import { buildPage } from './page/build';
import { markRead, runAct } from './page-acts';
import { createPageFeed, type PageFeed } from './page-feed';
import type { PageAct, PageActAnswer, PageChoices, PageExchange, PageState } from './page-state';
import { pageStateOf } from './page-view';
import { readBody, sendJson } from './server/body';
import type { ExtraRoutes } from './server/http-server';
import { isOwnHost } from './server/own-host';
import { inShort, type Traffic } from './traffic/traffic';
import type { Actor } from './types';
import type { World } from './world/world';

/** As many as a list shows. */
const MOST_TRAFFIC = 300;

const SHELL_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data: https:",
    'font-src data:',
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // Nothing but what DOMPurify has cleaned may become HTML.
    "require-trusted-types-for 'script'",
    'trusted-types dompurify',
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

interface PageOptions {
  readonly world: World;
  readonly actorOf: (person: string) => Actor;
  readonly player: Player;
  readonly isAppConnected: () => boolean;
  readonly traffic: Traffic;
  readonly faults: Faults;
}

interface PageDoor extends PageFeed {
  readonly routes: ExtraRoutes;
}

/** The page for a browser and what it asks for; only for requests that name this server as their host. */
export function createPageRoutes(options: PageOptions): PageDoor {
  const feed = createPageFeed(options.world);
  let assets: Promise<Record<string, [type: string, body: string]>> | undefined;

  async function serveAsset(pathname: string, response: ServerResponse): Promise<boolean> {
    assets ??= loadAssets();
    const [type, body] = (await assets)[pathname] ?? [];
    if (!type) return false;
    response.writeHead(200, { ...SHELL_HEADERS, 'content-type': type }).end(body);
    return true;
  }

  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ): Promise<boolean> {
    if (request.method === 'POST') return await act(options, request, response, url);
    const person = url.searchParams.get('as') ?? '';
    switch (url.pathname) {
      case '/page/state':
        sendJson(response, 200, stateFor(options, person));
        return true;
      case '/page/traffic':
        sendJson(response, 200, listTraffic(options, url.searchParams.get('find') ?? ''));
        return true;
      case '/page/choices':
        sendJson(response, 200, choicesOf(options.world));
        return true;
      default:
        return (
          showExchange(options, url, response) ||
          redirectPermalink(options.world, url, response) ||
          (await serveAsset(url.pathname, response))
        );
    }
  }

  async function routes(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = new URL(request.url ?? '/', options.world.url);
    if (!isOwnHost(options.world, request)) {
      sendJson(response, 403, { ok: false, error: 'This page is served to its own address only' });
      return true;
    }
    return await serve(request, response, url);
  }

  return { ...feed, routes };
}

function stateFor(
  { world, player, isAppConnected, faults }: PageOptions,
  person: string,
): PageState {
  const demo = player.progress();
  const typing = player.typing();
  return {
    ...pageStateOf(world, person, isAppConnected()),
    faults: faults.list(),
    ...(demo && { demo }),
    ...(typing && { typing }),
  };
}

function listTraffic({ traffic }: PageOptions, find: string): readonly PageExchange[] {
  return traffic.list(find).slice(-MOST_TRAFFIC).map(inShort);
}

function showExchange({ traffic }: PageOptions, url: URL, response: ServerResponse): boolean {
  const [, id] = /^\/page\/traffic\/(\d+)$/.exec(url.pathname) ?? [];
  const exchange = id ? traffic.one(Number(id)) : undefined;
  if (exchange) sendJson(response, 200, exchange);
  return exchange !== undefined;
}

function choicesOf({ manifest }: World): PageChoices {
  return { methods: Object.keys(METHODS).sort(), events: [...manifest.events].sort() };
}

/** The address of a message or a canvas opens the page there. */
function redirectPermalink(world: World, url: URL, response: ServerResponse): boolean {
  const place = messagePlace(url) ?? canvasPlace(world, url);
  // Of several workspaces a link leads to the address that all are behind.
  const page = world.pageUrl === world.url ? '/' : world.pageUrl;
  if (place) response.writeHead(302, { location: `${page}#${place}` }).end();
  return place !== undefined;
}

function canvasPlace(world: World, { pathname }: URL): URLSearchParams | undefined {
  const [, id] = /^\/docs\/\w+\/(\w+)$/.exec(pathname) ?? [];
  const channel = world.canvases.get(id ?? '')?.channel;
  return channel ? new URLSearchParams({ channel, tab: 'canvas' }) : undefined;
}

function messagePlace(url: URL): URLSearchParams | undefined {
  const [, channel, seconds, micros] =
    /^\/archives\/(\w+)\/p(\d+)(\d{6})$/.exec(url.pathname) ?? [];
  if (!channel) return undefined;
  const place = new URLSearchParams({ channel, message: `${seconds}.${micros}` });
  const thread = url.searchParams.get('thread_ts');
  if (thread) place.set('thread', thread);
  return place;
}

async function loadAssets(): Promise<Record<string, [type: string, body: string]>> {
  const { html, js, css } = await buildPage();
  return {
    '/': ['text/html; charset=utf-8', html],
    '/page.js': ['text/javascript; charset=utf-8', js],
    '/page.css': ['text/css; charset=utf-8', css],
  };
}

async function act(
  options: PageOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<boolean> {
  if (url.pathname !== '/page/act') return false;
  // A form of another site cannot send JSON without asking first.
  if (!request.headers['content-type']?.startsWith('application/json')) {
    sendJson(response, 415, { ok: false, error: 'Send JSON' });
    return true;
  }
  const person = url.searchParams.get('as') ?? '';
  const wanted = JSON.parse(String(await readBody(request))) as PageAct;
  sendJson(response, 200, await answerAct(options, person, wanted));
  return true;
}

async function answerAct(
  { world, actorOf, player }: PageOptions,
  person: string,
  { act: name, args = [] }: PageAct,
): Promise<PageActAnswer> {
  if (!world.people.has(person)) return { ok: false, error: 'user_not_found' };
  if (name === 'demo') return directDemo(player, args[0]);
  if (name !== 'read') return await runAct(actorOf(person), { act: name, args });
  markRead(world, person, args);
  return { ok: true };
}

/** Starts, holds or ends the demo; how it goes is in the state. */
function directDemo(player: Player, what: unknown): PageActAnswer {
  if (what === 'play') void player.play().catch(() => undefined);
  else if (what === 'pause') player.pause();
  else if (what === 'resume') player.resume();
  else if (what === 'stop') player.stop();
  else return { ok: false, error: `A demo cannot ${String(what)}` };
  return { ok: true };
}
