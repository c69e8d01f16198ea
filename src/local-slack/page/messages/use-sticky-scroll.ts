import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const NEAR_PX = 60;

/**
 * Keeps a list at its end while the reader is there; `hasMore` once something came while they were not.
 * `target` is the id of an element to show instead, or empty; whenever `sent` grows, the end is shown.
 */
export function useStickyScroll(
  newest: string | undefined,
  target: string,
  sent: number,
): {
  box: { current: HTMLDivElement | null };
  content: { current: HTMLDivElement | null };
  hasMore: boolean;
  toNewest: () => void;
} {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasMore, setHasMore] = useState(false);

  function toNewest(): void {
    isAtEnd.current = true;
    setHasMore(false);
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }

  useLayoutEffect(() => {
    if (isAtEnd.current) toNewest();
    else setHasMore(true);
  }, [newest]);

  useLayoutEffect(() => {
    if (sent > 0) toNewest();
  }, [sent]);

  useLayoutEffect(() => {
    if (!target) return;
    isAtEnd.current = false;
    document.getElementById(target)?.scrollIntoView({ block: 'center' });
  }, [target]);

  useEffect(() => {
    const scroller = box.current;
    if (!scroller || !content.current) return;
    const note = (): void => {
      const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
      isAtEnd.current = below < NEAR_PX;
      if (isAtEnd.current) setHasMore(false);
    };
    // Pictures and previews grow after they are shown.
    const observer = new ResizeObserver(() => {
      if (isAtEnd.current) scroller.scrollTo({ top: scroller.scrollHeight });
    });
    observer.observe(content.current);
    observer.observe(scroller);
    scroller.addEventListener('scroll', note, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', note);
    };
  }, []);

  return { box, content, hasMore, toNewest };
}
