import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Json } from '../../types';
import { loadTraffic } from '../lib/api';
import { recordOf, textOf } from '../lib/json';
import { useWorkspace } from '../lib/workspace';
import { preciseTime } from '../text/dates';

/** What the app and the workspace said to each other, newest first: for whoever builds the app. */
export function TrafficTab(): JSX.Element {
  const { state } = useWorkspace();
  const [traffic, setTraffic] = useState<readonly Json[]>([]);
  useEffect(() => {
    void loadTraffic().then(setTraffic);
  }, [state]);
  return (
    <div class="scroller home">
      <div class="traffic">
        {traffic.length === 0 && <p class="faint">Nothing has been said yet.</p>}
        {traffic.toReversed().map((entry, index) => (
          <Entry key={traffic.length - index} entry={entry} />
        ))}
      </div>
    </div>
  );
}

function Entry({ entry }: { readonly entry: Json }): JSX.Element {
  const { tz } = useWorkspace().state.me;
  const [isOpen, setOpen] = useState(false);
  const isFromApp = entry.direction === 'from-app';
  const error = errorOf(entry);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="faint">{preciseTime(Number(entry.at) / 1000, tz)}</span>
        <span title={isFromApp ? 'The app called' : 'The app was told'}>
          {isFromApp ? '→' : '←'} {isFromApp ? textOf(entry.method) : toldName(entry)}
        </span>
        {error && <span class="error">{error}</span>}
      </summary>
      {isOpen && <pre>{JSON.stringify(entry, null, 2)}</pre>}
    </details>
  );
}

/** `slash_commands /incident`, `events_api reaction_added`, `interactive block_actions`. */
function toldName(entry: Json): string {
  const payload = recordOf(entry.payload);
  const what =
    textOf(payload.command) || textOf(recordOf(payload.event).type) || textOf(payload.type);
  return `${textOf(entry.kind)} ${what}`;
}

function errorOf(entry: Json): string {
  const answer = recordOf(entry.response ?? entry.ack);
  return answer.ok === false ? textOf(answer.error) || 'failed' : '';
}
