import type { Courier } from '../delivery/courier';
import type { Actor } from '../types';
import { directChannel } from '../world/channels';
import type { PersonRecord } from '../world/records';
import { viewJson } from '../world/views';
import type { World } from '../world/world';
import { createCommanding } from './commanding';
import { createForms } from './forms';
import { createHousekeeping } from './housekeeping';
import { visiblePlace } from './place';
import { createPressing, pressInView } from './pressing';
import { mainView, threadView } from './reading';
import { createSpeaking } from './speaking';

/** Somebody at their keyboard. */
export function createActor(world: World, courier: Courier, person: PersonRecord): Actor {
  return {
    person,
    ...createSpeaking(world, person.id),
    ...createCommanding(world, courier, person),
    ...createPressing(world, courier, person),
    ...createForms(world, courier, person),
    ...createHousekeeping(world, person),
    ...createHome(world, courier, person),
    messages: (place) => mainView(visiblePlace(world, person.id, place), person.id),
    thread: (place, ts) => threadView(visiblePlace(world, person.id, place), person.id, ts),
  };
}

function createHome(
  world: World,
  courier: Courier,
  person: PersonRecord,
): Pick<Actor, 'openHome' | 'home' | 'pressHome'> {
  return {
    async openHome() {
      const channel = directChannel(world, world.app.botUserId, person.id);
      const home = world.homes.get(person.id);
      world.emit({
        type: 'app_home_opened',
        user: person.id,
        channel: channel.id,
        tab: 'home',
        ...(home ? { view: viewJson(world, home) } : {}),
      });
    },
    home() {
      const home = world.homes.get(person.id);
      return home && viewJson(world, home);
    },
    async pressHome(actionId, choice = {}) {
      const home = world.homes.get(person.id);
      if (!home) throw new Error(`The app has published no home for ${person.name}`);
      return await pressInView(world, courier, person, home, actionId, choice);
    },
  };
}
