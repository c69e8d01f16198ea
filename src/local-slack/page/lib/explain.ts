import { LIMITS } from '../../limits';

/** Slack's codes in the words a client would use. `what` is what the person tried, e.g. `/incident`. */
export function explain(what: string, error: string): string {
  const sentence = SENTENCES[error];
  if (sentence) return `${what} failed because ${sentence}`;
  return /^[a-z_]+$/.test(error) ? `${what} failed with the error “${error}”.` : error;
}

const NO_ANSWER = 'the app did not respond. Is it running and connected?';
const SENTENCES: Readonly<Record<string, string>> = {
  operation_timeout: NO_ANSWER,
  dispatch_failed: NO_ANSWER,
  http_service_error: NO_ANSWER,
  unknown_command: 'it is not a valid command.',
  app_not_found: 'no app answers to it.',
  dispatch_unknown_error: NO_ANSWER,
  not_in_channel: 'you are not in this channel.',
  is_archived: 'this channel is archived.',
  user_is_restricted: 'guests cannot do this.',
  cant_invite_self: 'you are here already.',
  already_in_channel: 'they are here already.',
  msg_too_long: `a message has at most ${LIMITS.postedText.value.toLocaleString('en')} characters. What is longer can be attached as a file.`,
  cant_update_message: 'the message is somebody else’s.',
  message_not_found: 'the message is not there any more.',
  channel_not_found: 'there is no such channel, or you cannot see it.',
  already_pinned: 'it is pinned already.',
  no_pin: 'it is not pinned any more.',
  too_many_pins: `a channel has at most ${LIMITS.pins.value} pins.`,
  too_many_emoji: `a message has at most ${LIMITS.emoji.value} different reactions.`,
  too_many_reactions: `nobody puts more than ${LIMITS.reactionsOfOne.value} reactions to a message.`,
  already_archived: 'it is archived already.',
  not_archived: 'it is not archived any more.',
  cant_archive_general: 'everybody is in this channel.',
  cant_leave_general: 'everybody is in this channel.',
  interactivity_not_enabled: 'the app’s manifest does not turn interactivity on.',
};
