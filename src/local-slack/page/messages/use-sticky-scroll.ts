import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const NEAR_PX = 60;

/** Where the first message is that the reader has not seen. */
export const FIRST_NEW = 'first-new';

interface Reading {
  /** `ts` of the newest message. */
  readonly newest: string | undefined;
  /** Id of an element to show instead of the end, or empty. */
  readonly target: string;
  /** How often the reader has sent something: whenever it grows, the end is shown. */
  readonly sent: number;
}

interface Scrolling {
  readonly box: { current: HTMLDivElement | null };
  readonly content: { current: HTMLDivElement | null };
  /** What is out of sight below: messages that came meanwhile, or more than a screen of known ones. */
  readonly below: 'nothing' | 'new' | 'known';
  readonly toNewest: () => void;
}

/** Keeps a list at its end while the reader is there. */
export function useStickyScroll({ newest, target, sent }: Reading): Scrolling {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [hasMore, setHasMore] = useState(false);
  const [isAway, setAway] = useState(false);

  function toNewest(): void {
    isAtEnd.current = true;
    setHasMore(false);
    setAway(false);
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

  useLayoutEffect(() => {
    const first = content.current?.querySelector(`#${FIRST_NEW}`);
    if (!first || !box.current || target) return;
    // More is new than fits the window: reading begins where it was left.
    if (first.getBoundingClientRect().top >= box.current.getBoundingClientRect().top) return;
    isAtEnd.current = false;
    setHasMore(true);
    first.scrollIntoView({ block: 'start' });
  }, []);

  useEffect(() => {
    const scroller = box.current;
    if (!scroller || !content.current) return;
    let top = scroller.scrollTop;
    const note = (): void => {
      const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
      // Only who goes up leaves the end: what has grown meanwhile has merely moved it.
      if (below < NEAR_PX) isAtEnd.current = true;
      else if (scroller.scrollTop < top) isAtEnd.current = false;
      top = scroller.scrollTop;
      setAway(below > scroller.clientHeight);
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

  const below = hasMore ? 'new' : isAway ? 'known' : 'nothing';
  return { box, content, below, toNewest };
}
