/** The events an app may ask for, and the scopes of which it needs one: docs.slack.dev/reference/events. */
const BY_SCOPES: readonly (readonly [scopes: string, events: string])[] = [
  ['app_mentions:read', 'app_mention'],
  ['admin.apps:read', 'app_deleted app_uninstalled_team'],
  ['admin.invites:read', 'invite_requested'],
  ['assistant:write', 'app_context_changed'],
  ['channels:history', 'message.channels'],
  ['groups:history', 'message.groups group_history_changed'],
  ['im:history', 'message.im im_history_changed'],
  ['mpim:history', 'message.mpim'],
  ['channels:history groups:history mpim:history', 'channel_history_changed'],
  ['channels:history groups:history im:history mpim:history', 'channel_posting_permissions'],
  ['channels:read groups:read mpim:read', 'member_joined_channel member_left_channel'],
  ['channels:read groups:read', 'channel_shared channel_unshared'],
  [
    'channels:read',
    'channel_archive channel_unarchive channel_created channel_deleted channel_left channel_rename',
  ],
  [
    'groups:read',
    'group_archive group_unarchive group_close group_deleted group_left group_open group_rename',
  ],
  ['im:read', 'im_close im_created im_open'],
  ['chat:write', 'agent_session_stopped agent_session_title_changed'],
  ['dnd:read', 'dnd_updated dnd_updated_user'],
  ['emoji:read', 'emoji_changed'],
  [
    'files:read',
    'file_change file_created file_deleted file_public file_shared file_unshared file_comment_added file_comment_deleted file_comment_edited',
  ],
  ['links:read', 'link_shared'],
  [
    'metadata.message:read',
    'message_metadata_deleted message_metadata_posted message_metadata_updated',
  ],
  ['pins:read', 'pin_added pin_removed'],
  ['reactions:read', 'reaction_added reaction_removed'],
  ['stars:read', 'star_added star_removed'],
  ['team:read', 'email_domain_changed team_domain_change team_rename'],
  [
    'usergroups:read',
    'subteam_created subteam_members_changed subteam_self_added subteam_self_removed subteam_updated',
  ],
  ['users:read', 'team_join user_change user_profile_changed user_status_changed'],
  ['users:write', 'user_connection'],
  [
    '',
    'app_home_opened app_uninstalled app_installed app_requested app_rate_limited tokens_revoked channel_id_changed assistant_thread_started assistant_thread_context_changed call_rejected entity_comments_requested entity_details_requested function_executed grid_migration_started grid_migration_finished message.app_home shared_channel_invite_accepted shared_channel_invite_approved shared_channel_invite_declined shared_channel_invite_received shared_channel_invite_requested team_access_granted team_access_revoked user_huddle_changed',
  ],
];

export const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  BY_SCOPES.flatMap(([scopes, events]) =>
    events.split(' ').map((event) => [event, scopes.split(' ').filter((scope) => scope !== '')]),
  ),
);

/** The events that this workspace tells apps of, once they ask for them. */
export const TOLD_EVENTS: readonly string[] = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_created',
  'channel_rename',
  'channel_unarchive',
  'file_shared',
  'group_archive',
  'group_rename',
  'group_unarchive',
  'member_joined_channel',
  'member_left_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'pin_added',
  'pin_removed',
  'reaction_added',
  'reaction_removed',
  'tokens_revoked',
  'user_change',
];

/** Those events that nothing in this workspace makes happen. */
export function silentEvents(events: readonly string[]): readonly string[] {
  return events.filter((event) => !TOLD_EVENTS.includes(event));
}
