import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PageExchange } from '../../page-state';
import { SidebarButton } from '../channel/sidebar-button';
import { loadTraffic } from '../lib/api';
import { useWorkspace } from '../lib/workspace';
import { ExchangeRow } from './exchange-row';

type Direction = 'both' | PageExchange['direction'];

interface Filter {
  /** Words that are in what was said. */
  readonly find: string;
  readonly direction: Direction;
  readonly onlyTrouble: boolean;
}

/** What the app and the workspace said to each other, newest first: for whoever builds the app. */
export function TrafficView(): JSX.Element {
  const { state } = useWorkspace();
  const [filter, setFilter] = useState<Filter>({ find: '', direction: 'both', onlyTrouble: false });
  const [exchanges, setExchanges] = useState<readonly PageExchange[]>();

  useEffect(() => {
    let isCurrent = true;
    void loadTraffic(filter.find).then((loaded) => {
      if (isCurrent) setExchanges(loaded);
    });
    return () => {
      isCurrent = false;
    };
  }, [state, filter.find]);

  const shown = exchanges?.filter((exchange) => passes(exchange, filter)).toReversed();
  return (
    <>
      <header class="channel-head">
        <div class="channel-head-row">
          <SidebarButton />
          <h1>Traffic</h1>
          <span class="topic">What {state.app.name} and the workspace say to each other</span>
        </div>
        <FilterBar filter={filter} onFilter={setFilter} count={shown?.length ?? 0} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="scroller traffic" aria-label="Traffic" tabIndex={0}>
        {shown?.length === 0 && <Nothing isFiltered={(exchanges?.length ?? 0) > 0} />}
        {shown?.map((exchange) => (
          <ExchangeRow key={exchange.id} exchange={exchange} />
        ))}
      </section>
    </>
  );
}

function passes(exchange: PageExchange, { direction, onlyTrouble }: Filter): boolean {
  const isTrouble = !exchange.isOk || exchange.fault !== undefined;
  return (direction === 'both' || exchange.direction === direction) && (!onlyTrouble || isTrouble);
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }): JSX.Element {
  return (
    <p class="intro faint">
      {isFiltered
        ? 'Nothing that was said is like this.'
        : 'Nothing has been said yet. Type a slash command in a channel, and it is here.'}
    </p>
  );
}

interface FilterBarProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly count: number;
}

function FilterBar({ filter, onFilter, count }: FilterBarProps): JSX.Element {
  return (
    <search class="filter-bar">
      <input
        class="input"
        type="search"
        placeholder="Find a method, an event, an id or words"
        aria-label="Find in the traffic"
        value={filter.find}
        onInput={(event) => onFilter({ ...filter, find: event.currentTarget.value })}
      />
      <select
        class="input"
        aria-label="Direction"
        value={filter.direction}
        onChange={(event) =>
          onFilter({ ...filter, direction: event.currentTarget.value as Direction })
        }
      >
        <option value="both">Both ways</option>
        <option value="from-app">From the app</option>
        <option value="to-app">To the app</option>
      </select>
      <label class="choice">
        <input
          type="checkbox"
          checked={filter.onlyTrouble}
          onChange={(event) => onFilter({ ...filter, onlyTrouble: event.currentTarget.checked })}
        />
        <span>Only what went wrong</span>
      </label>
      <span class="faint" role="status">
        {count} shown
      </span>
    </search>
  );
}
