import type { RefusalCode } from '../world/refusals';

type Codes = readonly RefusalCode[];

/** Of every method. */
export const ANY_CALL: Codes = [
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'missing_argument',
  'team_access_not_granted',
  'invalid_arguments',
  'invalid_json',
  'ratelimited',
];

/** A channel the app must be in, and that still lives. */
export const OWN_CHANNEL: Codes = ['channel_not_found', 'not_in_channel', 'is_archived'];

/** What is done to a message that is named by its time. */
export const ON_MESSAGE: Codes = [...OWN_CHANNEL, 'bad_timestamp', 'message_not_found'];

/** What a message says. */
export const CONTENT: Codes = [
  'no_text',
  'msg_too_long',
  'markdown_text_conflict',
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_many',
  'invalid_attachments',
  'too_many_attachments',
  'invalid_metadata_format',
  'invalid_metadata_schema',
];

export const CHANNEL_NAME: Codes = [
  'invalid_name_required',
  'invalid_name_maxlength',
  'invalid_name_punctuation',
  'invalid_name_specials',
  'name_taken',
];

export const PAGES: Codes = ['invalid_cursor', 'invalid_limit'];

export const VIEW: Codes = ['view_too_large', 'duplicate_external_id'];

export const TRIGGER: Codes = ['invalid_trigger_id', 'expired_trigger_id', 'exchanged_trigger_id'];
