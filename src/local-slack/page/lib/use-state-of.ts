import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PageState } from '../../page-state';
import { listenForChanges, loadState } from './api';

export interface Loaded {
  readonly state: PageState | undefined;
  /** Why there is nothing to show. */
  readonly problem: string;
  readonly isOnline: boolean;
  /** Fetches again; calls during a fetch become one more. */
  readonly refresh: () => void;
}

/** What a person sees, fetched again after every change. */
export function useStateOf(as: string): Loaded {
  const [state, setState] = useState<PageState>();
  const [problem, setProblem] = useState('');
  const [isOnline, setOnline] = useState(true);
  const wanted = useRef(as);
  const running = useRef(false);
  const again = useRef(false);

  const refresh = useCallback(() => {
    again.current = true;
    if (running.current) return;
    running.current = true;
    void (async () => {
      while (again.current) {
        again.current = false;
        const asked = wanted.current;
        try {
          const loaded = await loadState(asked);
          if (asked === wanted.current) setState(loaded);
          setProblem('');
        } catch (error) {
          setProblem(error instanceof Error ? error.message : String(error));
        }
      }
      running.current = false;
    })();
  }, []);

  useEffect(() => {
    wanted.current = as;
    refresh();
    return as ? listenForChanges(as, refresh, setOnline) : undefined;
  }, [as, refresh]);

  return { state, problem, isOnline, refresh };
}
