import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PageExchange } from '../../page-state';
import { loadExchange, type Said } from '../lib/api';
import { copyText } from '../lib/copy-text';
import { Icon } from '../lib/icons';
import { useWorkspace } from '../lib/workspace';
import { preciseTime } from '../text/dates';

const KINDS: Readonly<Record<PageExchange['kind'], string>> = {
  api: 'Web API',
  response_url: 'response_url',
  upload: 'upload',
  event: 'event',
  command: 'command',
  interaction: 'interaction',
};

/** One thing that was said: a line, and beneath it the whole of it when it is opened. */
export function ExchangeRow({ exchange }: { readonly exchange: PageExchange }): JSX.Element {
  const { tz } = useWorkspace().state.me;
  const [isOpen, setOpen] = useState(false);
  const { direction, kind, name, at, tookMs, attempt = 0, fault } = exchange;
  const isFromApp = direction === 'from-app';
  return (
    <details class="exchange" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <time class="faint">{preciseTime(at / 1000, tz)}</time>
        <span
          class={isFromApp ? 'way is-from-app' : 'way'}
          role="img"
          aria-label={isFromApp ? 'from the app' : 'to the app'}
          title={isFromApp ? 'The app asked' : 'The app was told'}
        >
          {isFromApp ? '←' : '→'}
        </span>
        <span class="exchange-name">{name}</span>
        <span class="faint exchange-kind">{KINDS[kind]}</span>
        {attempt > 0 && <span class="mark">again, {attempt}</span>}
        {fault && <span class="mark is-fault">{fault}</span>}
        <Result exchange={exchange} />
        <span class="faint exchange-took">{tookMs} ms</span>
      </summary>
      {isOpen && <Whole id={exchange.id} isFromApp={isFromApp} />}
    </details>
  );
}

function Result({ exchange: { isOk, error, status } }: { readonly exchange: PageExchange }) {
  const code = status === undefined || status === 200 ? '' : `${status || 'no answer'} `;
  if (isOk) return <span class="mark is-good">{code || 'ok'}</span>;
  return <span class="mark is-bad">{`${code}${error}`.trim() || 'failed'}</span>;
}

function Whole({
  id,
  isFromApp,
}: {
  readonly id: number;
  readonly isFromApp: boolean;
}): JSX.Element {
  const [said, setSaid] = useState<Said>();
  useEffect(() => {
    void loadExchange(id).then(setSaid);
  }, [id]);
  if (!said) return <p class="faint exchange-said">Reading…</p>;
  return (
    <div class="exchange-said">
      <Part
        title={isFromApp ? 'What the app asked' : 'What the app was told'}
        value={said.request}
      />
      <Part title={isFromApp ? 'What it got back' : 'What it answered'} value={said.answer} />
    </div>
  );
}

function Part({ title, value }: { readonly title: string; readonly value: unknown }): JSX.Element {
  const { notify } = useWorkspace();
  const text = value === undefined ? '' : JSON.stringify(value, null, 2);
  return (
    <section aria-label={title}>
      <header>
        <h3>{title}</h3>
        {text && (
          <button
            type="button"
            class="icon-button"
            onClick={() => void copyText(text).then((isDone) => notify(isDone ? COPIED : REFUSED))}
          >
            <Icon name="copy" /> Copy
          </button>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <pre tabIndex={0}>{text || 'Nothing.'}</pre>
    </section>
  );
}

const COPIED = 'Copied.';
const REFUSED = 'The browser does not let the page copy.';
