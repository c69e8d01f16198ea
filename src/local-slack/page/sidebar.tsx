import type { ComponentChildren, JSX } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { PageChannel } from '../page-state';
import { CreateChannel } from './channel/create-channel';
import { PersonRow } from './channel/members';
import { SidebarContext } from './channel/sidebar-button';
import { draftKey, useDraft } from './composer/use-draft';
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
  const [isCreating, setCreating] = useState(false);
  const openMade = useOpening();
  return (
    <>
      <nav class="sidebar" aria-label="Channels">
        <header class="sidebar-head">
          <strong class="grow">{state.team.name}</strong>
          <ThemeSwitch />
        </header>
        <PersonSwitch />
        <div class="sidebar-scroll">
          <Section title="Channels" channels={mine}>
            {!state.me.isGuest && !state.me.isStranger && (
              <button
                type="button"
                class="icon-button"
                aria-label="Create a channel"
                title="Create a channel"
                onClick={() => setCreating(true)}
              >
                <Icon name="plus" />
              </button>
            )}
          </Section>
          {others.length > 0 && <Section title="More channels" channels={others} />}
          {archived.length > 0 && <Section title="Archived" channels={archived} />}
          <h2>Apps</h2>
          <AppRow />
          <h2>Behind the scenes</h2>
          <DemoRow />
          <Row id="traffic">
            <Icon name="traffic" />
            <span class="row-name">Traffic</span>
          </Row>
          <Row id="faults">
            <Icon name="fault" />
            <span class="row-name">Faults</span>
            <Faults />
          </Row>
        </div>
      </nav>
      {isCreating && (
        <CreateChannel
          onClose={(made = '') => {
            setCreating(false);
            openMade(made);
          }}
        />
      )}
    </>
  );
}

/** Opens a channel by its name as soon as it is there: after the form has closed, which keeps the focus to itself. */
function useOpening(): (name: string) => void {
  const { state, open } = useWorkspace();
  const [wanted, setWanted] = useState('');
  const found = state.channels.find(({ name, isDirect }) => !isDirect && name === wanted);
  useEffect(() => {
    if (!found) return;
    setWanted('');
    open(found.id);
  }, [found?.id]);
  return setWanted;
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

interface SectionProps {
  readonly title: string;
  readonly channels: readonly PageChannel[];
  /** What stands beside the title. */
  readonly children?: ComponentChildren;
}

function Section({ title, channels, children }: SectionProps): JSX.Element {
  return (
    <>
      <div class="section-head">
        <h2>{title}</h2>
        {children}
      </div>
      {channels.map((channel) => (
        <ChannelRow key={channel.id} channel={channel} />
      ))}
    </>
  );
}

function ChannelRow({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { attempt, open, place, state } = useWorkspace();
  const isHere = place.channel === channel.id;
  const [draft] = useDraft(draftKey(state.me.id, channel.id));
  return (
    <div class="row-line">
      <Row id={channel.id} isUnread={!isHere && channel.unread > 0}>
        <Icon name={channel.isPrivate ? 'lock' : 'hash'} />
        <span class="row-name" title={channel.name}>
          {channel.name}
        </span>
        {channel.isPrivate && <span class="only-read-out"> private</span>}
        {draft && !isHere && (
          <span class="row-draft" title="Something is half written here">
            <Icon name="pencil" />
            <span class="only-read-out"> draft</span>
          </span>
        )}
        {!isHere && <Unread channel={channel} />}
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

/** A number where somebody is meant; all else that is unread makes the name bold. */
function Unread({
  channel: { unread, pings },
}: {
  readonly channel: PageChannel;
}): JSX.Element | null {
  if (unread === 0) return null;
  if (pings === 0) return <span class="only-read-out"> {unread} unread</span>;
  return (
    <span class="count">
      {pings}
      <span class="only-read-out"> for you, {unread} unread</span>
    </span>
  );
}

function AppRow(): JSX.Element {
  const { state } = useWorkspace();
  const { app } = state;
  const direct = state.channels.find(({ id }) => id === app.directChannel);
  return (
    <Row id="home" isUnread={(direct?.unread ?? 0) > 0}>
      <Icon name="home" />
      <span class="row-name">{app.name}</span>
      {direct && <Unread channel={direct} />}
      <span
        class={app.isConnected ? 'dot is-on' : 'dot'}
        role="img"
        aria-label={app.isConnected ? 'connected' : 'not connected'}
        title={app.isConnected ? 'The app is connected' : 'The app is not connected'}
      />
    </Row>
  );
}

/** Plays the demo, wherever one is and whatever has been said there. */
function DemoRow(): JSX.Element | null {
  const { state, attempt } = useWorkspace();
  const { demo } = state;
  if (demo?.state !== 'ready') return null;
  return (
    <button
      type="button"
      class="row"
      title={`${demo.label}. ${demo.about}`}
      onClick={() => void attempt('demo', 'play')}
    >
      <Icon name="play" />
      <span class="row-name">Demo</span>
    </button>
  );
}

/** How many faults are switched on. */
function Faults(): JSX.Element | null {
  const { faults } = useWorkspace().state;
  const active = faults.filter(({ isOver }) => !isOver).length;
  if (active === 0) return null;
  return (
    <span class="count">
      {active}
      <span class="only-read-out"> switched on</span>
    </span>
  );
}

interface RowProps {
  readonly id: string;
  readonly isUnread?: boolean;
  readonly children: ComponentChildren;
}

function Row({ id, isUnread = false, children }: RowProps): JSX.Element {
  const { place, open } = useWorkspace();
  const showSidebar = useContext(SidebarContext);
  return (
    <button
      type="button"
      class={isUnread ? 'row is-unread' : 'row'}
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
