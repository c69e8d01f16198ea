import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Player } from './demo/player';
import { buildPage } from './page/build';
import { markRead, runAct } from './page-acts';
import { createPageFeed } from './page-feed';
import type { PageAct, PageActAnswer, PageState } from './page-state';
import { pageStateOf } from './page-view';
import { readBody, sendJson } from './server/body';
import type { ExtraRoutes } from './server/http-server';
import { isOwnHost } from './server/own-host';
import type { Actor, Json } from './types';
import type { World } from './world/world';

const MOST_TRAFFIC = 200;

const SHELL_HEADERS = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; frame-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

interface PageOptions {
  readonly world: World;
  readonly actorOf: (person: string) => Actor;
  readonly player: Player;
  readonly isAppConnected: () => boolean;
  readonly traffic: () => readonly Json[];
}

/** The page for a browser and what it asks for; only for requests that name this server as their host. */
export function createPageRoutes(options: PageOptions): { routes: ExtraRoutes; close(): void } {
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
      case '/page/events':
        feed.add(response);
        return true;
      case '/page/traffic':
        sendJson(response, 200, options.traffic().slice(-MOST_TRAFFIC));
        return true;
      default:
        return (
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

  return { routes, close: feed.close };
}

function stateFor({ world, player, isAppConnected }: PageOptions, person: string): PageState {
  const demo = player.progress();
  const typing = player.typing();
  return {
    ...pageStateOf(world, person, isAppConnected()),
    ...(demo && { demo }),
    ...(typing && { typing }),
  };
}

/** The address of a message or a canvas opens the page there. */
function redirectPermalink(world: World, url: URL, response: ServerResponse): boolean {
  const place = messagePlace(url) ?? canvasPlace(world, url);
  if (place) response.writeHead(302, { location: `/#${place}` }).end();
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
