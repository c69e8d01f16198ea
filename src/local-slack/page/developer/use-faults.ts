import { useEffect, useState } from 'preact/hooks';
import type { Fault } from '../../faults/fault';
import type { PageChoices } from '../../page-state';
import { loadChoices, sendFaultOrder } from '../lib/api';
import { useWorkspace } from '../lib/workspace';

interface FaultSwitches {
  /** What a fault can be limited to. */
  readonly choices: PageChoices;
  readonly switchOn: (fault: Fault) => void;
  readonly switchOff: (id: string) => void;
  readonly switchAllOff: () => void;
}

/** Switches faults on and off; what is refused is said at the foot of the page. */
export function useFaults(): FaultSwitches {
  const { notify } = useWorkspace();
  const [choices, setChoices] = useState<PageChoices>({ methods: [], events: [] });
  useEffect(() => void loadChoices().then(setChoices), []);

  async function order(...what: Parameters<typeof sendFaultOrder>): Promise<void> {
    const { ok, error } = await sendFaultOrder(...what);
    if (!ok) notify(error);
  }

  return {
    choices,
    switchOn: (fault) => void order('POST', '', fault),
    switchOff: (id) => void order('DELETE', id),
    switchAllOff: () => void order('DELETE', ''),
  };
}
