import { useCallback, useEffect, useState } from 'preact/hooks';
import { placeOfPermalink } from './permalink';
import { type Place, readPlace, writePlace } from './place';

/** Where this tab is. The browser's back button works. */
export function usePlace(): [Place, (change: Partial<Place>, replace?: boolean) => void] {
  const [place, setPlace] = useState(firstPlace);

  useEffect(() => {
    // A link to a message names no person: whoever follows it stays who they are.
    const follow = (): void =>
      setPlace((before) => {
        const next = readPlace(location.hash);
        return { ...next, as: next.as || before.as };
      });
    window.addEventListener('hashchange', follow);
    window.addEventListener('popstate', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
      window.removeEventListener('popstate', follow);
    };
  }, []);

  const go = useCallback((change: Partial<Place>, replace = false) => {
    setPlace((before) => {
      const next = { ...before, ...change };
      const hash = writePlace(next);
      if (replace) history.replaceState(null, '', `/${hash}`);
      else if (hash !== location.hash) history.pushState(null, '', `/${hash}`);
      return next;
    });
  }, []);

  return [place, go];
}

/** A permalink leads to its message; the address then becomes the page's own. */
function firstPlace(): Place {
  const wanted = placeOfPermalink(location.href) ?? readPlace(location.hash);
  history.replaceState(null, '', `/${writePlace(wanted)}`);
  return wanted;
}
