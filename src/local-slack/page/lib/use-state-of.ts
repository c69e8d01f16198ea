import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PageState } from '../../page-state';
import { listenForChanges, loadState } from './api';

export interface Loaded {
  readonly state: PageState | undefined;
  /** Why there is nothing to show. */
  readonly problem: string;
  readonly isOnline: boolean;
  /** Fetches again; calls during a fetch become one more. */
  readonly refresh: () => Promise<void>;
}

/** What a person sees, fetched again after every change. */
export function useStateOf(as: string): Loaded {
  const [state, setState] = useState<PageState>();
  const [problem, setProblem] = useState('');
  const [isOnline, setOnline] = useState(true);
  const wanted = useRef(as);
  const running = useRef(false);
  const again = useRef(false);

  const refresh = useCallback(async () => {
    again.current = true;
    if (running.current) return;
    running.current = true;
    while (again.current) {
      again.current = false;
      const asked = wanted.current;
      const answer = await loadState(asked).catch(reasonOf);
      if (typeof answer !== 'string' && asked === wanted.current) setState(answer);
      setProblem(typeof answer === 'string' ? answer : '');
    }
    running.current = false;
  }, []);

  useEffect(() => {
    wanted.current = as;
    void refresh();
  }, [as, refresh]);
  useEffect(() => listenForChanges(() => void refresh(), setOnline), [refresh]);

  return { state, problem, isOnline, refresh };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
