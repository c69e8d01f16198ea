import type { Fault } from '../../faults/fault';
import type { PageActAnswer, PageChoices, PageExchange, PageState } from '../../page-state';
import { recordOf, textOf } from './json';

/** What a person did, and whether it worked. `error` is Slack's code or a sentence. */
export interface Outcome {
  readonly ok: boolean;
  readonly error: string;
}

const UNREACHABLE: Outcome = { ok: false, error: 'The workspace does not answer. Is it running?' };

/** Everything one person sees. Throws when the workspace does not answer, or knows nobody of that id. */
export async function loadState(as: string): Promise<PageState> {
  const response = await fetch(`/page/state?as=${encodeURIComponent(as)}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as PageState;
}

/** What the app and the workspace said to each other, oldest first, where these words are in it; nothing when the workspace does not answer. */
export async function loadTraffic(find: string): Promise<readonly PageExchange[]> {
  return await ask<PageExchange[]>(`/page/traffic?find=${encodeURIComponent(find)}`, []);
}

/** One of those with all that was said. */
export interface Said {
  readonly request?: unknown;
  readonly answer?: unknown;
}

export async function loadExchange(id: number): Promise<Said> {
  return await ask<Said>(`/page/traffic/${id}`, {});
}

export async function loadChoices(): Promise<PageChoices> {
  return await ask<PageChoices>('/page/choices', { methods: [], events: [] });
}

async function ask<T>(address: string, otherwise: T): Promise<T> {
  try {
    const response = await fetch(address);
    return response.ok ? ((await response.json()) as T) : otherwise;
  } catch {
    return otherwise;
  }
}

/** Switches a fault on (`POST`) or off (`DELETE`, all of them without an id). */
export async function sendFaultOrder(
  method: 'POST' | 'DELETE',
  id: string,
  fault?: Fault,
): Promise<Outcome> {
  try {
    const response = await fetch(id ? `/faults/${id}` : '/faults', {
      method,
      ...(fault && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fault),
      }),
    });
    const answer = (await response.json()) as { ok: boolean; error?: string };
    return { ok: answer.ok, error: answer.error ?? '' };
  } catch {
    return UNREACHABLE;
  }
}

/** Does something as that person. Never throws: what went wrong is in the outcome. */
export async function sendAct(as: string, act: string, args: readonly unknown[]): Promise<Outcome> {
  try {
    const response = await fetch(`/page/act?as=${encodeURIComponent(as)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ act, args }),
    });
    const answer = (await response.json()) as PageActAnswer;
    const result = recordOf(answer.result);
    const ok = answer.ok && result.ok !== false;
    return { ok, error: ok ? '' : answer.error || textOf(result.error) || 'unknown_error' };
  } catch {
    return UNREACHABLE;
  }
}

const AGAIN_MS = 1000;
/** The workspace gives a sign of life more often than this. */
const SILENCE_MS = 50_000;

/** Calls back after every change, and whenever the connection came back after a break. Returns how to stop. */
export function listenForChanges(
  onChange: () => void,
  onOnline: (isOnline: boolean) => void,
): () => void {
  let socket: WebSocket;
  let again: ReturnType<typeof setTimeout>;
  let silence: ReturnType<typeof setTimeout>;

  function connect(): void {
    socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/page/events`);
    socket.onopen = () => onOnline(true);
    socket.onmessage = ({ data }) => {
      clearTimeout(silence);
      silence = setTimeout(() => socket.close(), SILENCE_MS);
      if (data === 'change') onChange();
    };
    socket.onclose = () => {
      clearTimeout(silence);
      onOnline(false);
      again = setTimeout(connect, AGAIN_MS);
    };
  }

  connect();
  return () => {
    socket.onclose = null;
    clearTimeout(again);
    clearTimeout(silence);
    socket.close();
  };
}

/** A file as `say` takes it. */
export async function encodeFile(
  file: File,
): Promise<{ name: string; mimetype: string; base64: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const mimetype = file.type || 'application/octet-stream';
  return { name: file.name, mimetype, base64: btoa(binary) };
}
