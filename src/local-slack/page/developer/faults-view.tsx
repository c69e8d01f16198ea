import type { JSX } from 'preact';
import type { FaultKind, FaultState } from '../../faults/fault';
import { FAULT_FIELDS, FAULT_KINDS } from '../../faults/fault-kinds';
import { SidebarButton } from '../channel/sidebar-button';
import { useWorkspace } from '../lib/workspace';
import { FaultForm } from './fault-form';
import { useFaults } from './use-faults';

const GROUPS = [
  { strikes: 'calls', title: 'What the app asks for' },
  { strikes: 'events', title: 'What the app is told' },
  { strikes: 'connection', title: 'The connection' },
] as const;

const KINDS = Object.keys(FAULT_KINDS) as FaultKind[];

/** Misbehaviour on demand: what is switched on, how often it struck, and what else there is. */
export function FaultsView(): JSX.Element {
  const { state } = useWorkspace();
  const { choices, switchOn, switchOff, switchAllOff } = useFaults();
  return (
    <>
      <header class="channel-head">
        <div class="channel-head-row">
          <SidebarButton />
          <h1>Faults</h1>
          <span class="topic">Make Slack misbehave, and see what {state.app.name} does</span>
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="scroller faults" aria-label="Faults" tabIndex={0}>
        <AskedFor faults={state.faults} onOff={switchOff} onAllOff={switchAllOff} />
        {GROUPS.map(({ strikes, title }) => (
          <section key={strikes} aria-label={title}>
            <h2>{title}</h2>
            <div class="fault-kinds">
              {KINDS.filter((kind) => FAULT_KINDS[kind].strikes === strikes).map((kind) => (
                <FaultForm key={kind} kind={kind} onSwitchOn={switchOn} />
              ))}
            </div>
          </section>
        ))}
        <datalist id="fault-method">
          {choices.methods.map((method) => (
            <option key={method} value={method} />
          ))}
        </datalist>
        <datalist id="fault-event">
          {choices.events.map((event) => (
            <option key={event} value={event} />
          ))}
        </datalist>
      </section>
    </>
  );
}

interface AskedForProps {
  readonly faults: readonly FaultState[];
  readonly onOff: (id: string) => void;
  readonly onAllOff: () => void;
}

function AskedFor({ faults, onOff, onAllOff }: AskedForProps): JSX.Element {
  return (
    <section aria-label="Switched on">
      <h2>Switched on</h2>
      {faults.length === 0 ? (
        <p class="faint">
          Nothing goes wrong at the moment. Switch something on below, use the app, and look at the
          traffic.
        </p>
      ) : (
        <>
          <ul class="fault-list">
            {faults.toReversed().map((fault) => (
              <Asked key={fault.id} state={fault} onOff={onOff} />
            ))}
          </ul>
          <button type="button" class="button" onClick={onAllOff}>
            Switch everything off
          </button>
        </>
      )}
    </section>
  );
}

interface AskedProps {
  readonly state: FaultState;
  readonly onOff: (id: string) => void;
}

function Asked({ state: { id, fault, struck, isOver }, onOff }: AskedProps): JSX.Element {
  const { kind, ...settings } = fault;
  const { title } = FAULT_KINDS[kind];
  return (
    <li class={isOver ? 'is-over' : ''}>
      <strong>{title}</strong>
      <span class="grow">{describe(kind, settings)}</span>
      <span class={struck > 0 ? 'mark is-fault' : 'mark'}>{times(struck)}</span>
      {isOver ? (
        <span class="faint">over</span>
      ) : (
        <button
          type="button"
          class="button"
          aria-label={`Switch off ${title}`}
          onClick={() => onOff(id)}
        >
          Switch off
        </button>
      )}
    </li>
  );
}

function times(struck: number): string {
  if (struck === 0) return 'has not struck yet';
  return struck === 1 ? 'struck once' : `struck ${struck} times`;
}

type Settings = Readonly<Record<string, unknown>>;

/** What it strikes and how: `chat.postMessage · Status 503 · How often 1`. */
function describe(kind: FaultKind, { method, event, ...settings }: Settings): string {
  const { strikes } = FAULT_KINDS[kind];
  const whole = strikes === 'calls' ? 'every method' : strikes === 'events' ? 'every event' : '';
  const rest = Object.entries(settings).map(
    ([name, value]) => `${FAULT_FIELDS[name as keyof typeof FAULT_FIELDS].label} ${String(value)}`,
  );
  return [String(method ?? event ?? whole), ...rest].filter(Boolean).join(' · ');
}
