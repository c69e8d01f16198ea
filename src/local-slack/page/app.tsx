import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ChannelView } from './channel/channel-view';
import { HomeView } from './channel/home-view';
import { SidePane } from './channel/side-pane';
import { SidebarContext } from './channel/sidebar-button';
import { DemoBar } from './demo/demo-bar';
import { FaultsView } from './developer/faults-view';
import { TrafficView } from './developer/traffic-view';
import { FormDialog } from './forms/form-dialog';
import { sendAct } from './lib/api';
import { explain } from './lib/explain';
import { channelPlace } from './lib/place';
import { rememberPlace, settle } from './lib/settle';
import { useNotice } from './lib/use-notice';
import { usePlace } from './lib/use-place';
import { useStateOf } from './lib/use-state-of';
import { findChannel, useWorkspace, type Workspace, WorkspaceContext } from './lib/workspace';
import { Sidebar } from './sidebar';

/** The whole page. */
export function App(): JSX.Element {
  const [place, go] = usePlace();
  const { state, problem, isOnline, refresh } = useStateOf(place.as);
  const [notice, notify] = useNotice();

  useEffect(() => {
    if (!state) return;
    const change = settle(place, state);
    if (change) go(change, true);
    else rememberPlace(place, state);
  }, [state, place, go]);
  useReturn(isOnline, state?.team.id, notify);

  const workspace = useMemo((): Workspace | undefined => {
    if (!state) return undefined;
    const act: Workspace['act'] = async (name, ...args) => {
      const outcome = await sendAct(state.me.id, name, args);
      void refresh();
      return outcome;
    };
    const attempt: Workspace['attempt'] = async (name, ...args) => {
      const outcome = await act(name, ...args);
      if (!outcome.ok) notify(explain('This', outcome.error));
      return outcome;
    };
    const open = (channel: string): void => go(channelPlace(place, channel));
    return { state, place, go, open, act, attempt, notify };
  }, [state, place, go, refresh, notify]);

  if (!workspace) return <p class="starting">{problem || 'Opening the workspace…'}</p>;
  return (
    <WorkspaceContext.Provider value={workspace}>
      <Layout />
      <div class="toasts" role="status">
        {(!isOnline || problem) && (
          <p class="toast is-warning">The workspace does not answer. Trying again…</p>
        )}
        {notice && <p class="toast">{notice}</p>}
      </div>
    </WorkspaceContext.Provider>
  );
}

/** Says that the workspace is back after a break, and whether it is still the one it was. */
function useReturn(
  isOnline: boolean,
  team: string | undefined,
  notify: (sentence: string) => void,
): void {
  const before = useRef({ isOnline: true, team });
  useEffect(() => {
    const { current } = before;
    const isOther = current.team !== undefined && team !== undefined && current.team !== team;
    if (isOther) notify('Connected again. The workspace was started anew: what was in it is gone.');
    else if (isOnline && !current.isOnline) notify('Connected again.');
    before.current = { isOnline, team };
  }, [isOnline, team]);
}

function Layout(): JSX.Element {
  const { state, place } = useWorkspace();
  const [hasSidebar, setSidebar] = useState(false);
  const channel = findChannel(state, place.channel);
  useEffect(() => setSidebar(false), [place.channel, place.as]);
  useTitle();
  useEscape(hasSidebar, () => setSidebar(false));
  return (
    <SidebarContext.Provider value={setSidebar}>
      <div class={hasSidebar ? 'layout has-sidebar' : 'layout'}>
        <Sidebar />
        {hasSidebar && (
          <button
            type="button"
            class="veil"
            aria-label="Hide channels"
            onClick={() => setSidebar(false)}
          />
        )}
        <main class="main">
          <DemoBar />
          {channel && <ChannelView channel={channel} />}
          {place.channel === 'home' && <HomeView />}
          {place.channel === 'traffic' && <TrafficView />}
          {place.channel === 'faults' && <FaultsView />}
        </main>
        {channel && (place.thread || place.pins) && <SidePane channel={channel} />}
      </div>
      {state.view && <FormDialog key={state.view.id} open={state.view} />}
    </SidebarContext.Provider>
  );
}

/** Calls back on Escape, unless whatever has the focus knows what to do with it. */
function useEscape(isOpen: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!isOpen) return;
    const note = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) onEscape();
    };
    document.addEventListener('keydown', note);
    return () => document.removeEventListener('keydown', note);
  }, [isOpen]);
}

function useTitle(): void {
  const { state, place } = useWorkspace();
  const name = findChannel(state, place.channel)?.name;
  const pings = state.channels.reduce((sum, channel) => sum + channel.pings, 0);
  const title = [name && `#${name}`, state.team.name, state.me.realName];
  const words = `${pings > 0 ? `(${pings}) ` : ''}${title.filter(Boolean).join(' · ')}`;
  useEffect(() => {
    document.title = words;
  }, [words]);
}
