import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Install } from '../world/install';
import type { PersonRecord } from '../world/records';
import { grant } from '../world/tokens';
import type { World } from '../world/world';
import { readBody } from './body';
import { escapeHtml, htmlPage } from './html-page';

/** What the app asks consent for, as it is in the address: authentication/installing-with-oauth. */
interface Asked {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly redirectUri: string | undefined;
  readonly state: string | undefined;
}

/** A place that the app can be installed in: a workspace, or an organisation by one of its workspaces. */
interface Place {
  readonly value: string;
  readonly label: string;
  readonly world: World;
  readonly install: Install;
}

/**
 * The page on which somebody allows the app to be installed, or does not: `/oauth/v2/authorize`. They choose the workspace
 * and who they are; either way the browser is sent back to the app.
 */
export async function serveAuthorize(
  worlds: readonly World[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const asked = askedIn(url.searchParams);
  const [first] = worlds;
  const problem = first && problemWith(first, asked);
  if (problem !== undefined || first === undefined) {
    return show(response, 400, `<h1>Something is wrong</h1><p>${escapeHtml(problem ?? '')}</p>`);
  }
  const redirectUri = asked.redirectUri ?? first.app.redirectUrls[0] ?? '';
  if (request.method !== 'POST') return show(response, 200, consentForm(worlds, asked, url));
  const answer = new URLSearchParams(String(await readBody(request)));
  const back = new URL(redirectUri);
  const outcome = answer.get('allow') === 'yes' ? allow(worlds, answer, asked) : 'denied';
  if (outcome === undefined) return show(response, 403, '<h1>You may not install apps here</h1>');
  if (outcome === 'denied') back.searchParams.set('error', 'access_denied');
  else back.searchParams.set('code', outcome.code);
  if (asked.state !== undefined) back.searchParams.set('state', asked.state);
  response.writeHead(302, { location: String(back), 'cache-control': 'no-store' }).end();
}

function askedIn(query: URLSearchParams): Asked {
  return {
    clientId: query.get('client_id') ?? '',
    scopes: (query.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== ''),
    redirectUri: query.get('redirect_uri') ?? undefined,
    state: query.get('state') ?? undefined,
  };
}

function problemWith(world: World, { clientId, scopes, redirectUri }: Asked): string | undefined {
  const { app, manifest } = world;
  if (clientId !== app.clientId) return 'invalid_client_id: there is no app with this client id.';
  if (scopes.length === 0) return 'invalid_scope: no scope is asked for.';
  const foreign = scopes.filter((scope) => !manifest.scopes.includes(scope));
  if (foreign.length > 0) return `invalid_scope: the app’s manifest lacks ${foreign.join(', ')}.`;
  const target = redirectUri ?? app.redirectUrls[0];
  const isKnown = app.redirectUrls.some((known) => target?.startsWith(known));
  if (isKnown && target !== undefined && URL.canParse(target)) return undefined;
  return `bad_redirect_uri: ${target ?? 'nothing'} matches none of the app’s redirect URLs.`;
}

function allow(
  worlds: readonly World[],
  answer: URLSearchParams,
  { redirectUri }: Asked,
): { readonly code: string } | undefined {
  const place = placesIn(worlds).find(({ value }) => value === answer.get('place'));
  const person = place && installersIn(place.world).find(({ name }) => name === answer.get('as'));
  if (!place || !person) return undefined;
  const given = { installer: person.id, ...(redirectUri !== undefined && { redirectUri }) };
  return { code: grant(place.install, place.world, given) };
}

function placesIn(worlds: readonly World[]): readonly Place[] {
  const teams = worlds.map((world): Place => {
    const { id, name } = world.team;
    return { value: id, label: name, world, install: world.install };
  });
  const orgs = new Map(worlds.flatMap((world) => (world.org ? [[world.org, world] as const] : [])));
  const wide = [...orgs].map(([org, world]): Place => {
    const label = `${org.name} (all workspaces)`;
    return { value: org.id, label, world, install: org.install };
  });
  return [...teams, ...wide];
}

/** Guests, apps and people of other organisations install nothing. */
function installersIn(world: World): readonly PersonRecord[] {
  return [...world.people.values()].filter(
    ({ isGuest, isStranger, isBot }) => !isGuest && !isStranger && !isBot,
  );
}

function consentForm(worlds: readonly World[], { scopes }: Asked, url: URL): string {
  const [first] = worlds;
  const name = escapeHtml(first?.manifest.name ?? '');
  const people = new Set(worlds.flatMap((world) => installersIn(world).map((one) => one.name)));
  const places = placesIn(worlds).map(({ value, label }) => option(value, label));
  return `<h1>${name} asks for permission to be installed</h1>
<form method="post" action="${escapeHtml(`${url.pathname}${url.search}`)}">
<label>Workspace <select name="place">${places.join('')}</select></label>
<label>You are <select name="as">${[...people].map((one) => option(one, one)).join('')}</select></label>
<p>${name} will be able to:</p>
<ul>${scopes.map((scope) => `<li><code>${escapeHtml(scope)}</code></li>`).join('')}</ul>
<button name="allow" value="no">Cancel</button> <button name="allow" value="yes">Allow</button>
</form>`;
}

function option(value: string, label: string): string {
  return `<option value="${escapeHtml(value)}">${escapeHtml(label)}</option>`;
}

function show(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  response.end(htmlPage('Install an app', body));
}
