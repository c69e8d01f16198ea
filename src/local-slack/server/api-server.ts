import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Args, requireArgs } from '../api/args';
import { type Method, requireScope } from '../api/method';
import { METHODS } from '../api/methods';
import { ANY_CALL } from '../api/refusal-groups';
import type { Fault } from '../faults/fault';
import type { Faults } from '../faults/faults';
import { exchangeOfRequest, startTiming } from '../traffic/exchanges';
import type { Traffic } from '../traffic/traffic';
import type { ApiCall, Json } from '../types';
import { SlackFailure } from '../world/failure';
import { checkBotToken, knowsToken } from '../world/tokens';
import type { World } from '../world/world';
import { type Answer, tooManyRequests } from './answer';
import { parseArgs, readBody } from './body';
import { deleteMessageOf, strikesCall } from './call-faults';
import type { RateLimits } from './rate-limits';
import { answerUnder } from './under-fault';

/** Answers that mean the app has done something Slack does not take; a test of the app may ask that there are none. */
const STRICT = new Set([
  'unknown_method',
  'missing_scope',
  'missing_argument',
  'team_access_not_granted',
  'invalid_arguments',
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_many',
  'msg_too_long',
  'view_too_large',
  'no_text',
  'markdown_text_conflict',
]);

/** So that a workspace left running does not grow without end. */
const MOST_KEPT = 20_000;

export interface ApiServer {
  readonly calls: readonly ApiCall[];
  handle(request: IncomingMessage, response: ServerResponse, method: string): Promise<void>;
}

/** The Web API over HTTP: token, limits, faults, then the method itself; every call is kept. */
export function createApiServer(
  world: World,
  faults: Faults,
  limits: RateLimits,
  traffic: Traffic,
): ApiServer {
  const calls: ApiCall[] = [];

  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
  ): Promise<void> {
    const timed = startTiming(world.now());
    const args = await parseArgs(request, await readBody(request));
    const fault = faults.take((each) => strikesCall(world, each, method, args));
    if (fault?.kind === 'message-deleted') deleteMessageOf(world, args);
    const answer = await answerUnder(fault, request, response, () =>
      callMethod(world, limits, request, method, args),
    );
    const asked = { name: method, request: args, answer, fault: fault?.kind };
    traffic.add(exchangeOfRequest({ kind: 'api', ...asked }, timed()));
    record(method, args, answer, fault);
  }

  function record(
    method: string,
    { token: _token, ...args }: Args,
    answer: Answer | undefined,
    fault: Fault | undefined,
  ): void {
    const body = (answer?.body ?? {}) as Json;
    const struck = fault ? { fault: fault.kind } : {};
    const status = answer?.status ?? 0;
    calls.push({ method, args, response: body, status, at: world.now(), ...struck });
    if (calls.length > MOST_KEPT) calls.shift();
    const isAsked = fault?.kind === 'error';
    if (!isAsked && typeof body.error === 'string' && STRICT.has(body.error)) {
      world.failures.push(`${method}: ${body.error} ${describe(body)}`.trim());
    }
    world.changed();
  }

  return { calls, handle };
}

function describe(body: Json): string {
  const metadata = body.response_metadata as { messages?: string[] } | undefined;
  return metadata?.messages?.join('; ') ?? String(body.needed ?? '');
}

function callMethod(
  world: World,
  limits: RateLimits,
  request: IncomingMessage,
  name: string,
  args: Args,
): Answer {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method) return refusal(new SlackFailure('unknown_method', { req_method: name }));
  const seconds = limits.count(name, method.tier);
  if (seconds !== undefined) return tooManyRequests(seconds);
  try {
    const token = tokenOf(request, args);
    checkToken(world, method, token);
    requireScope(world, method.scopes);
    requireTeam(world, method, token, args);
    requireArgs(args, method.required ?? []);
    const headers = {
      'x-oauth-scopes': world.manifest.scopes.join(','),
      'x-accepted-oauth-scopes': method.scopes.join(','),
    };
    return {
      status: 200,
      body: { ok: true, ...method.handle(world, withClient(request, args), token) },
      headers,
    };
  } catch (error) {
    if (!(error instanceof SlackFailure)) throw error;
    // What the documentation says of a method must be all there is.
    if (![...ANY_CALL, ...method.refuses].includes(error.code)) {
      world.failures.push(`${name}: ${error.code} is not among its refusals`);
    }
    return refusal(error);
  }
}

function refusal(failure: SlackFailure): Answer {
  return { status: 200, body: { ok: false, error: failure.code, ...failure.detail } };
}

function tokenOf(request: IncomingMessage, args: Args): string {
  const header = request.headers.authorization ?? '';
  return header.replace(/^Bearer\s*/i, '') || String(args.token ?? '');
}

function checkToken(world: World, method: Method, token: string): void {
  if (method.token === 'none') return;
  if (token === '') throw new SlackFailure('not_authed');
  const isApp = token === world.app.appToken;
  if (!isApp && !knowsToken(world, token)) throw new SlackFailure('invalid_auth');
  if (!isApp) checkBotToken(world, token);
  if (isApp !== (method.token === 'app')) throw new SlackFailure('not_allowed_token_type');
}

/** With the token of a whole organisation, some methods must be told which workspace is meant: enterprise/apps. */
function requireTeam(world: World, method: Method, token: string, args: Args): void {
  if (method.needsTeam !== true || !world.org?.install.tokens.has(token)) return;
  if (args.team_id === undefined) throw new SlackFailure('missing_argument');
  if (args.team_id !== world.team.id) throw new SlackFailure('team_access_not_granted');
}

/** An app may also prove who it is as HTTP does (Basic). */
function withClient(request: IncomingMessage, args: Args): Args {
  const [, encoded] = /^Basic (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (encoded === undefined) return args;
  const [id, secret] = Buffer.from(encoded, 'base64').toString().split(':');
  return { client_id: id, client_secret: secret, ...args };
}
