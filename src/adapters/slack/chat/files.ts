import { cut } from '../../../domain/words/cut';
import { type Chat, ChatError } from '../../../ports/chat';
import { answered, httpCode } from '../errors';
import { limits } from '../limits';
import { noAnswerCode } from '../no-answer';
import { escapeMrkdwn } from '../render/mrkdwn';
import { unless } from './channels';
import type { Connection } from './connection';

/** Milliseconds for the bytes of a file, either way. */
const TRANSFER_MS = 60_000;

/** What an incident does with files. */
export function fileCalls(
  connection: Connection,
): Pick<Chat, 'sendFile' | 'shareFile' | 'whereIsFile' | 'removeFile' | 'download'> {
  const { client } = connection;
  return {
    async sendFile(file) {
      const size = { filename: file.name, length: file.bytes.length };
      // As its reference calls it; the types of the client say `alt_text`.
      const alt = file.altText === undefined ? {} : { alt_txt: cut(file.altText, limits.altText) };
      const place = await answered(
        'files.getUploadURLExternal',
        client.files.getUploadURLExternal({ ...size, ...alt }),
      );
      await send(place.upload_url ?? '', file.bytes);
      return { fileId: place.file_id ?? '' };
    },
    async shareFile(channelId, { fileId, title }, comment) {
      const call = client.files.completeUploadExternal({
        files: [{ id: fileId, title }],
        channel_id: channelId,
        ...(comment ? { initial_comment: escapeMrkdwn(comment) } : {}),
      });
      await answered('files.completeUploadExternal', call);
    },
    whereIsFile: (channelId, fileId) => whereIs(connection, channelId, fileId),
    async removeFile(fileId) {
      const call = answered('files.delete', client.files.delete({ file: fileId }));
      await unless('file_deleted', unless('file_not_found', call));
    },
    download: (url, maxBytes) => fetchFile(connection, url, maxBytes),
  };
}

/** Slack knows of a file once it is complete, and shows it in its channel some moments later. */
async function whereIs(
  { client }: Connection,
  channelId: string,
  fileId: string,
): ReturnType<Chat['whereIsFile']> {
  try {
    const { file } = await answered('files.info', client.files.info({ file: fileId }));
    const places = [file?.channels, file?.groups, file?.ims].flatMap((ids) => ids ?? []);
    return places.includes(channelId) ? 'shared' : 'on its way';
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    if (error.code === 'file_deleted') return 'shared';
    if (error.code === 'file_not_found') return 'unshared';
    throw error;
  }
}

/** The address is good for this one upload, so the token stays at home. */
async function send(url: string, bytes: Uint8Array): Promise<void> {
  const response = await reached('files.upload', () =>
    fetch(url, {
      method: 'POST',
      body: new Uint8Array(bytes),
      redirect: 'error',
      signal: AbortSignal.timeout(TRANSFER_MS),
    }),
  );
  await response.body?.cancel();
  if (response.status !== 200) throw refused('files.upload', response.status);
}

async function fetchFile(
  { token, apiUrl }: Connection,
  url: string,
  maxBytes: number,
): Promise<Uint8Array> {
  if (!mayHaveToken(url, apiUrl)) throw new ChatError('foreign_file', DOWNLOAD, false);
  return reached(DOWNLOAD, async () => {
    const response = await fetch(url, {
      headers: { Authorization: `Bearer ${token}` },
      // A redirect would take the token along, to whatever host it names.
      redirect: 'error',
      signal: AbortSignal.timeout(TRANSFER_MS),
    });
    if (response.status !== 200) throw refused(DOWNLOAD, response.status);
    // Slack answers with its sign-in page where the token may not read the file.
    if (response.headers.get('content-type')?.startsWith('text/html')) {
      throw new ChatError('not_allowed', DOWNLOAD, false);
    }
    return boundedBody(response, maxBytes);
  });
}

const DOWNLOAD = 'files.download';

/** Slack's own hosts, over TLS, and the host of the Web API in use. */
export function mayHaveToken(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (origin === new URL(apiUrl).origin) return true;
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'));
}

async function boundedBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new ChatError('file_too_large', DOWNLOAD, false);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refused(method: string, status: number): ChatError {
  const { code, isTransient } = httpCode(status);
  return new ChatError(code, method, isTransient);
}

/** What `fetch` throws means that nobody was reached, or not in time. */
async function reached<T>(method: string, exchange: () => Promise<T>): Promise<T> {
  try {
    return await exchange();
  } catch (error) {
    if (error instanceof ChatError) throw error;
    throw new ChatError(noAnswerCode(error), method, true, undefined, { cause: error });
  }
}
