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
  interactivity_not_enabled: 'the app’s manifest does not turn interactivity on.',
};
