import { LIMITS } from '../limits';
import { SlackFailure } from './failure';
import type { World } from './world';

/** Throws what Slack says about a channel's name: `invalid_name_*` or `name_taken`. */
export function checkName(world: World, name: string): void {
  if (name === '') throw new SlackFailure('invalid_name_required');
  if ([...name].length > LIMITS.channelName.value) throw new SlackFailure('invalid_name_maxlength');
  if (/^[-_]+$/.test(name)) throw new SlackFailure('invalid_name_punctuation');
  // Letters of any script are fine, as long as they have no capital form in use.
  if (!/^[\p{L}\p{M}\p{N}_-]+$/u.test(name) || name !== name.toLowerCase()) {
    throw new SlackFailure('invalid_name_specials');
  }
  // An archived channel keeps its name, too.
  const isTaken = [...world.channels.values()].some((channel) => channel.name === name);
  if (isTaken) throw new SlackFailure('name_taken');
}

/** Throws `too_long` for a topic or a purpose that Slack would not take. */
export function checkDescription(text: string): void {
  if ([...text].length > LIMITS.description.value) throw new SlackFailure('too_long');
}
