import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PageState } from '../page-state';
import { ChannelView } from './channel/channel-view';
import { HomeView } from './channel/home-view';
import { SidePane } from './channel/side-pane';
import { SidebarContext } from './channel/sidebar-button';
import { DemoBar } from './demo/demo-bar';
import { FormDialog } from './forms/form-dialog';
import { sendAct } from './lib/api';
import { explain } from './lib/explain';
import { channelPlace, type Place } from './lib/place';
import { useNotice } from './lib/use-notice';
import { LAST_PERSON, usePlace } from './lib/use-place';
import { useStateOf } from './lib/use-state-of';
import {
  findChannel,
  findPerson,
  useWorkspace,
  type Workspace,
  WorkspaceContext,
} from './lib/workspace';
import { Sidebar } from './sidebar';

/** The whole page. */
export function App(): JSX.Element {
  const [place, go] = usePlace();
  const { state, problem, isOnline, refresh } = useStateOf(place.as);
  const [notice, notify] = useNotice();

  useEffect(() => {
    if (!state) return;
    localStorage.setItem(LAST_PERSON, state.me.id);
    const change = settle(place, state);
    if (change) go(change, true);
  }, [state, place, go]);

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
          <p class="toast">The workspace does not answer. Trying again…</p>
        )}
        {notice && <p class="toast">{notice}</p>}
      </div>
    </WorkspaceContext.Provider>
  );
}

/** Where to be when the address says nothing, or names what is not there. */
function settle(place: Place, state: PageState): Partial<Place> | undefined {
  if (!findPerson(state, place.as)) return { as: state.me.id };
  if (place.as !== state.me.id) return undefined;
  if (place.channel === 'home' || findChannel(state, place.channel)) return undefined;
  const rooms = state.channels.filter(({ isMember, isDirect }) => isMember && !isDirect);
  const first = rooms.find(({ name }) => name === 'incidents') ?? rooms[0];
  return first ? channelPlace(place, first.id) : { ...channelPlace(place, 'home') };
}

function Layout(): JSX.Element {
  const { state, place } = useWorkspace();
  const [hasSidebar, setSidebar] = useState(false);
  const channel = findChannel(state, place.channel);
  useEffect(() => setSidebar(false), [place.channel, place.as]);
  useTitle();
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
        </main>
        {channel && (place.thread || place.pins) && <SidePane channel={channel} />}
      </div>
      {state.view && <FormDialog key={state.view.id} open={state.view} />}
    </SidebarContext.Provider>
  );
}

function useTitle(): void {
  const { state, place } = useWorkspace();
  const name = findChannel(state, place.channel)?.name;
  useEffect(() => {
    document.title = [name && `#${name}`, state.team.name, state.me.realName]
      .filter(Boolean)
      .join(' · ');
  }, [name, state.team.name, state.me.realName]);
}
