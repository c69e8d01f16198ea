import { useEffect, useState } from 'preact/hooks';

/** In the browser's storage of this tab, so that a reload loses nothing. */
const PREFIX = 'draft ';
const listeners = new Set<() => void>();

/** What is half written in a channel or a thread is kept under their ids and the writer's. */
export function draftKey(person: string, channel: string, thread = ''): string {
  return [person, channel, thread].filter(Boolean).join(' ');
}

export function readDraft(key: string): string {
  return sessionStorage.getItem(PREFIX + key) ?? '';
}

/** Puts something into the place to write. */
export function writeDraft(key: string, text: string): void {
  if (text === '') sessionStorage.removeItem(PREFIX + key);
  else sessionStorage.setItem(PREFIX + key, text);
  for (const listener of listeners) listener();
}

/** The draft as it stands, and how to change it; drawn again whenever it changes. */
export function useDraft(key: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => readDraft(key));
  useEffect(() => {
    const follow = (): void => setText(readDraft(key));
    follow();
    listeners.add(follow);
    return () => {
      listeners.delete(follow);
    };
  }, [key]);
  return [text, (next) => writeDraft(key, next)];
}
