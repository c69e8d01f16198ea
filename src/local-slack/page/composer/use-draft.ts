import { useState } from 'preact/hooks';

const drafts = new Map<string, string>();

/** What is half written in a channel or a thread, kept while one looks elsewhere. */
export function useDraft(key: string): [string, (text: string) => void] {
  const [, setCount] = useState(0);
  return [
    drafts.get(key) ?? '',
    (text) => {
      drafts.set(key, text);
      setCount((count) => count + 1);
    },
  ];
}
