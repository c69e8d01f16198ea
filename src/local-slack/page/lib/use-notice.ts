import { useCallback, useEffect, useState } from 'preact/hooks';

const SHOWN_MS = 6000;

/** One sentence at the foot of the page, gone by itself. */
export function useNotice(): [string, (sentence: string) => void] {
  const [notice, setNotice] = useState({ text: '', id: 0 });
  useEffect(() => {
    if (!notice.text) return;
    const timer = setTimeout(() => setNotice({ text: '', id: 0 }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  const notify = useCallback((text: string) => setNotice(({ id }) => ({ text, id: id + 1 })), []);
  return [notice.text, notify];
}
