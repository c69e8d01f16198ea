import type { ComponentChildren, JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageChannel } from '../page-state';
import { PersonRow } from './channel/members';
import { SidebarContext } from './channel/sidebar-button';
import { Avatar } from './lib/avatar';
import { Icon } from './lib/icons';
import { Popover } from './lib/menu';
import { ThemeSwitch } from './lib/theme-switch';
import { useWorkspace } from './lib/workspace';

/** Who I am, and where I can go. */
export function Sidebar(): JSX.Element {
  const { state } = useWorkspace();
  const rooms = state.channels.filter(({ isDirect, isArchived }) => !isDirect && !isArchived);
  const archived = state.channels.filter(({ isDirect, isArchived }) => !isDirect && isArchived);
  const mine = rooms.filter(({ isMember }) => isMember);
  const others = rooms.filter(({ isMember }) => !isMember);
  return (
    <nav class="sidebar" aria-label="Channels">
      <header class="sidebar-head">
        <strong class="grow">{state.team.name}</strong>
        <ThemeSwitch />
      </header>
      <PersonSwitch />
      <div class="sidebar-scroll">
        <Section title="Channels" channels={mine} />
        {others.length > 0 && <Section title="More channels" channels={others} />}
        {archived.length > 0 && <Section title="Archived" channels={archived} />}
        <h2>Apps</h2>
        <AppRow />
      </div>
    </nav>
  );
}

/** Whose eyes and keyboard this tab has. */
function PersonSwitch(): JSX.Element {
  const { state, go } = useWorkspace();
  const { me } = state;
  const zone = `${me.isGuest ? 'guest · ' : ''}${me.tz}`;
  return (
    <Popover
      label="Be somebody else"
      isNamedByFace
      buttonClass="person-switch"
      face={
        <>
          <Avatar person={me} size={32} />
          <span class="grow">
            <strong>{me.realName}</strong>
            <span class="hint">{zone}</span>
            <span class="only-read-out"> Be somebody else</span>
          </span>
          <span aria-hidden="true">▾</span>
        </>
      }
    >
      {(close) => (
        <div class="people-panel" role="menu" aria-label="Be somebody else">
          <p class="hint">Every tab can be somebody else.</p>
          {state.people
            .filter((person) => !person.isBot)
            .map((person) => (
              <button
                type="button"
                role="menuitemradio"
                aria-checked={person.id === me.id}
                class="menu-item"
                key={person.id}
                onClick={() => {
                  close();
                  go({ as: person.id, thread: '', message: '' });
                }}
              >
                <PersonRow person={person} />
                {person.id === me.id && '✓'}
              </button>
            ))}
        </div>
      )}
    </Popover>
  );
}

function Section({
  title,
  channels,
}: {
  readonly title: string;
  readonly channels: readonly PageChannel[];
}): JSX.Element {
  return (
    <>
      <h2>{title}</h2>
      {channels.map((channel) => (
        <ChannelRow key={channel.id} channel={channel} />
      ))}
    </>
  );
}

function ChannelRow({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { attempt, open, place } = useWorkspace();
  const unread = place.channel === channel.id ? 0 : channel.unread;
  return (
    <div class="row-line">
      <Row id={channel.id} unread={unread}>
        <Icon name={channel.isPrivate ? 'lock' : 'hash'} />
        <span class="row-name">{channel.name}</span>
        {channel.isPrivate && <span class="only-read-out"> private</span>}
        <Count unread={unread} />
      </Row>
      {!channel.isMember && !channel.isArchived && (
        <button
          type="button"
          class="icon-button"
          aria-label={`Join #${channel.name}`}
          title={`Join #${channel.name}`}
          onClick={() => {
            void attempt('join', channel.id);
            open(channel.id);
          }}
        >
          <Icon name="plus" />
        </button>
      )}
    </div>
  );
}

function Count({ unread }: { readonly unread: number }): JSX.Element | null {
  if (unread === 0) return null;
  return (
    <span class="count">
      {unread}
      <span class="only-read-out"> unread</span>
    </span>
  );
}

function AppRow(): JSX.Element {
  const { state } = useWorkspace();
  const { app } = state;
  const unread = state.channels.find(({ id }) => id === app.directChannel)?.unread ?? 0;
  return (
    <Row id="home" unread={unread}>
      <Icon name="home" />
      <span class="row-name">{app.name}</span>
      <Count unread={unread} />
      <span
        class={app.isConnected ? 'dot is-on' : 'dot'}
        role="img"
        aria-label={app.isConnected ? 'connected' : 'not connected'}
        title={app.isConnected ? 'The app is connected' : 'The app is not connected'}
      />
    </Row>
  );
}

interface RowProps {
  readonly id: string;
  readonly unread: number;
  readonly children: ComponentChildren;
}

function Row({ id, unread, children }: RowProps): JSX.Element {
  const { place, open } = useWorkspace();
  const showSidebar = useContext(SidebarContext);
  return (
    <button
      type="button"
      class={unread > 0 ? 'row is-unread' : 'row'}
      aria-current={place.channel === id ? 'page' : undefined}
      onClick={() => {
        open(id);
        showSidebar(false);
      }}
    >
      {children}
    </button>
  );
}
