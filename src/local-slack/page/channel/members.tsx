import type { JSX } from 'preact';
import type { PageChannel } from '../../page-state';
import type { Person } from '../../types';
import { Avatar } from '../lib/avatar';
import { Icon } from '../lib/icons';
import { Popover } from '../lib/menu';
import { useWorkspace } from '../lib/workspace';

/** Who is in a channel, and whom one could bring. */
export function Members({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { state, attempt } = useWorkspace();
  const isIn = (person: Person): boolean => channel.members.includes(person.id);
  const others = state.people.filter((person) => !isIn(person) && person.id !== 'USLACKBOT');
  const canInvite = channel.isMember && !channel.isArchived && !channel.isDirect;
  return (
    <Popover
      label={`${channel.members.length} members`}
      face={
        <>
          <Icon name="people" /> {channel.members.length}
        </>
      }
    >
      {() => (
        <div class="people-panel">
          <h3>In this channel</h3>
          {state.people.filter(isIn).map((person) => (
            <PersonRow person={person} />
          ))}
          {canInvite && others.length > 0 && <h3>Invite</h3>}
          {canInvite &&
            others.map((person) => (
              <button
                type="button"
                class="menu-item"
                key={person.id}
                onClick={() => void attempt('invite', channel.id, person.id)}
              >
                <PersonRow person={person} />
              </button>
            ))}
        </div>
      )}
    </Popover>
  );
}

/** A face, a name and where its clock is. */
export function PersonRow({ person }: { readonly person: Person }): JSX.Element {
  return (
    <span class="person-row">
      <Avatar person={person} size={24} />
      <span class="grow">
        {person.realName}
        {person.isBot && <span class="badge">APP</span>}
        {person.isGuest && <span class="badge">guest</span>}
        {person.isStranger && <span class="badge">external</span>}
        {!person.isBot && <span class="hint">{person.tz}</span>}
      </span>
    </span>
  );
}
