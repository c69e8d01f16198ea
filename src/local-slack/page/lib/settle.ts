import type { PageState } from '../../page-state';
import { channelPlace, isOtherView, type Place } from './place';
import { findChannel, findPerson } from './workspace';

const PERSON = 'person';
const CHANNEL = 'channel';

/** Keeps who and where one was by name: ids change when the workspace is started again. */
export function rememberPlace(place: Place, state: PageState): void {
  if (place.as !== state.me.id) return;
  const channel = findChannel(state, place.channel);
  localStorage.setItem(PERSON, state.me.name);
  if (channel) sessionStorage.setItem(CHANNEL, channel.name);
}

/** Where to be when the address says nothing, or names what is not there. */
export function settle(place: Place, state: PageState): Partial<Place> | undefined {
  if (!findPerson(state, place.as)) return { as: personAsBefore(state) };
  if (place.as !== state.me.id) return undefined;
  if (isOtherView(place) || findChannel(state, place.channel)) return undefined;
  const rooms = state.channels.filter(({ isMember, isDirect }) => isMember && !isDirect);
  const before = state.channels.find(({ name }) => name === sessionStorage.getItem(CHANNEL));
  const room = before ?? rooms.find(({ name }) => name === 'incidents') ?? rooms[0];
  return channelPlace(place, room?.id ?? 'home');
}

function personAsBefore({ people, me }: PageState): string {
  const name = localStorage.getItem(PERSON);
  return people.find((person) => person.name === name && !person.isBot)?.id ?? me.id;
}
