import type { Json } from '../types';

const INITIAL = [
  'initial_value',
  'initial_option',
  'initial_options',
  'initial_user',
  'initial_users',
  'initial_conversation',
  'initial_conversations',
  'initial_channel',
  'initial_channels',
  'initial_date',
  'initial_time',
  'initial_date_time',
] as const;

/** What an element is given to hold at first, as the app wrote it; undefined where it is given nothing. For server and page alike. */
export function initialIn(element: Json): unknown {
  const name = INITIAL.find((each) => element[each] !== undefined);
  return name && element[name];
}
