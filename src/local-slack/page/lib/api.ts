import type { PageActAnswer, PageState } from '../../page-state';
import type { Json } from '../../types';
import { recordOf, recordsOf, textOf } from './json';

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

/** What the app and the workspace said to each other, oldest first; nothing when the workspace does not answer. */
export async function loadTraffic(): Promise<Json[]> {
  try {
    return recordsOf(await (await fetch('/page/traffic')).json());
  } catch {
    return [];
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

/** Calls back after every change, and whenever the stream came back after a break. Returns how to stop. */
export function listenForChanges(
  as: string,
  onChange: () => void,
  onOnline: (isOnline: boolean) => void,
): () => void {
  const events = new EventSource(`/page/events?as=${encodeURIComponent(as)}`);
  events.addEventListener('change', onChange);
  events.addEventListener('open', () => {
    onOnline(true);
    onChange();
  });
  events.addEventListener('error', () => onOnline(false));
  return () => events.close();
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
