import type { IncomingMessage, ServerResponse } from 'node:http';
import { maySeeFile } from '../world/files';
import type { FileRecord } from '../world/records';
import { isGoodToken } from '../world/tokens';
import type { World } from '../world/world';
import type { Answer } from './answer';
import { parseUpload, readBody, sendJson } from './body';
import { isOwnHost } from './own-host';

/** What the app posts to an `upload_url`. Answers 400 when the bytes are not as many as were announced. */
export async function takeUpload(
  world: World,
  request: IncomingMessage,
  fileId: string,
): Promise<Answer> {
  const bytes = await parseUpload(request, await readBody(request));
  const file = world.files.get(fileId);
  if (!file || file.isComplete) return { status: 404, body: { ok: false } };
  if (bytes.length !== file.length) {
    world.failures.push(`upload of ${file.name}: ${bytes.length} bytes instead of ${file.length}`);
    return { status: 400, body: { ok: false, error: 'length_mismatch' } };
  }
  file.bytes = bytes;
  return { status: 200, body: `OK - ${bytes.length}` };
}

/** A file's bytes, for the app's token or for somebody who may see it; never able to run in the page's origin. */
export function serveFile(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  teamAndFile: string,
): void {
  const file = world.files.get(teamAndFile.split('-')[1] ?? '');
  if (!file?.isComplete || !mayRead(world, request, file)) {
    sendJson(response, 404, { ok: false, error: 'file_not_found' });
    return;
  }
  const isDownload = request.url?.includes('/download/') ?? false;
  response.writeHead(200, {
    'content-type': contentType(file),
    'content-length': String(file.bytes.length),
    'content-disposition': `${isDownload ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy':
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
  response.end(file.bytes);
}

function contentType({ mimetype }: FileRecord): string {
  return mimetype.startsWith('text/') ? `${mimetype}; charset=utf-8` : mimetype;
}

function mayRead(world: World, request: IncomingMessage, file: FileRecord): boolean {
  const token = request.headers.authorization?.replace(/^Bearer /i, '');
  if (isGoodToken(world, token)) return maySeeFile(world, file, world.app.botUserId);
  const person = new URL(request.url ?? '/', world.url).searchParams.get('as') ?? '';
  return isOwnHost(world, request) && world.people.has(person) && maySeeFile(world, file, person);
}
