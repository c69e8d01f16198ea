import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IncidentReading } from '../../../app/read-incidents';
import { isBearer } from '../../../requests/signature';
import { answerJson, refuseWith } from '../answers';
import type { AnswerPage, Page } from '../pages';
import { type ApiOperation, apiOperations } from './api-operations';
import { openApiDocument } from './openapi';

export interface ApiDoor {
  /** What readers prove themselves with; without one there is no API. */
  readonly token: string | undefined;
  /** Undefined while it is not known which workspace this is. */
  reading(): IncidentReading | undefined;
}

/** The read API, and its description. */
export function apiPages(door: ApiDoor): readonly Page[] {
  const { token } = door;
  if (token === undefined) return [];
  const answering = apiOperations.map(
    (operation): Page => ({
      method: 'GET',
      path: operation.path,
      handle: (request, response) => answer(door, token, operation, request, response),
    }),
  );
  const document: Page = {
    method: 'GET',
    path: '/api/openapi.json',
    handle: async (_request, response) => answerJson(response, 200, openApiDocument()),
  };
  return [document, ...answering];
}

/** Answers whoever asks for an address of the API that there is not; says whether it was one. */
export function answerUnknown(hasApi: boolean): AnswerPage {
  const sentence = hasApi
    ? 'There is nothing at this address: /api/openapi.json describes what there is.'
    : 'There is no API here: it needs API_TOKEN to be set.';
  return ({ url = '' }, response) => {
    if (!/^\/api(?:[/?]|$)/.test(url)) return false;
    refuseWith(response, 404, sentence);
    return true;
  };
}

async function answer(
  door: ApiDoor,
  token: string,
  operation: ApiOperation,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isBearer(token, request.headers.authorization))
    return refuseWith(
      response,
      401,
      'This needs the header “Authorization: Bearer …” with its token.',
    );
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  const query = operation.query.safeParse(Object.fromEntries(searchParams));
  if (!query.success) {
    const [issue] = query.error.issues;
    const field = issue?.path.join('.') || 'The query';
    return refuseWith(response, 400, `${field} is not as it must be: ${issue?.message ?? ''}.`);
  }
  const reading = door.reading();
  if (reading === undefined)
    return refuseWith(response, 503, 'Not connected to Slack yet: ask again in a moment.');
  const id = pathname.split('/')[3] ?? '';
  const found = await operation.run(reading, id, query.data);
  if (found === undefined)
    return refuseWith(response, 404, 'There is no such incident, or it is private.');
  if ('json' in found) return answerJson(response, 200, found.json, noStore);
  response.writeHead(200, { 'content-type': operation.answer.type, ...noStore }).end(found.text);
}

const noStore = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
