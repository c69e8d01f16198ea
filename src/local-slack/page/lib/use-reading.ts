import { useEffect, useRef } from 'preact/hooks';
import type { PageChannel } from '../../page-state';
import { useWorkspace } from './workspace';

/** What is on the screen has been read, unless the tab is behind another. */
export function useReading({ id, unread, isMember }: PageChannel): void {
  const { act, state } = useWorkspace();
  useEffect(() => {
    const read = (): void => {
      if (unread > 0 && isMember && document.visibilityState === 'visible') void act('read', id);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [id, unread, isMember, state.me.id]);
}

/** Calls back when the tab goes behind another: what comes from then on is new to whoever returns. */
export function useLeaving(onLeave: () => void): void {
  const latest = useRef(onLeave);
  latest.current = onLeave;
  useEffect(() => {
    const note = (): void => {
      if (document.visibilityState === 'hidden') latest.current();
    };
    document.addEventListener('visibilitychange', note);
    return () => document.removeEventListener('visibilitychange', note);
  }, []);
}
