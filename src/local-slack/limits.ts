interface Limit {
  readonly value: number;
  readonly rule: string;
}

/** Slack's limits beside those of blocks and views, and what happens past them. Those not documented are the figures commonly seen. */
export const LIMITS = {
  ackMs: {
    value: 3000,
    rule: 'An app answers within 3 s; else the person is told that it did not respond (`operation_timeout`), and an event comes again.',
  },
  triggerMs: {
    value: 3000,
    rule: 'A trigger_id works for 3 s (`expired_trigger_id`), once (`exchanged_trigger_id`).',
  },
  responseUrlUses: {
    value: 5,
    rule: 'A response_url takes 5 answers (`used_url`).',
  },
  responseUrlMs: {
    value: 30 * 60 * 1000,
    rule: 'A response_url works for 30 min (`expired_url`).',
  },
  codeMs: {
    value: 10 * 60 * 1000,
    rule: 'A code that somebody’s consent made works for 10 min, once (`invalid_code`).',
  },
  tokenSeconds: {
    value: 12 * 60 * 60,
    rule: 'Where tokens are rotated, each works for 12 h (`token_expired`), and two at a time.',
  },
  viewStack: {
    value: 3,
    rule: 'Three forms may be open over each other (`push_limit_reached`).',
  },
  viewBytes: { value: 250_000, rule: 'A view has at most 250 kB (`view_too_large`).' },
  postedText: {
    value: 40_000,
    rule: 'A posted text is cut off after 40,000 characters; a person cannot send a longer one (`msg_too_long`).',
  },
  updatedText: {
    value: 4000,
    rule: 'chat.update takes texts of at most 4,000 characters (`msg_too_long`).',
  },
  markdownText: {
    value: 12_000,
    rule: 'markdown_text has at most 12,000 characters (`msg_too_long`).',
  },
  messageBlocks: {
    value: 50,
    rule: 'A message has at most 50 blocks (`msg_blocks_too_many`).',
  },
  attachments: {
    value: 100,
    rule: 'A message has at most 100 attachments (`too_many_attachments`).',
  },
  channelName: {
    value: 80,
    rule: 'The name of a channel has at most 80 characters (`invalid_name_maxlength`).',
  },
  description: {
    value: 250,
    rule: 'A topic or a purpose has at most 250 characters (`too_long`).',
  },
  invites: { value: 100, rule: 'At most 100 people are invited in a call (`too_many_users`).' },
  pins: { value: 100, rule: 'A channel has at most 100 pins (`too_many_pins`).' },
  bookmarks: { value: 100, rule: 'A channel has at most 100 bookmarks (`too_many_bookmarks`).' },
  emoji: { value: 50, rule: 'A message has at most 50 different reactions (`too_many_emoji`).' },
  reactionsOfOne: {
    value: 23,
    rule: 'Nobody puts more than 23 reactions to a message (`too_many_reactions`).',
  },
  altText: {
    value: 1000,
    rule: 'The alt text of a file has at most 1,000 characters (`alt_txt_too_large`).',
  },
  snippetBytes: { value: 1024 ** 2, rule: 'A snippet has at most 1 MiB (`snippet_too_large`).' },
  fileChannels: {
    value: 100,
    rule: 'A file is shared to at most 100 channels in a call (`channels_limit_exceeded`).',
  },
  canvasBytes: {
    value: 1024 ** 2,
    rule: 'The Markdown of a canvas, or of a change, has at most 1 MiB (`canvas_too_large`).',
  },
  pageSize: {
    value: 999,
    rule: 'A page of a list has at most 999 items; a greater limit counts as 999.',
  },
  sockets: {
    value: 10,
    rule: 'An app has at most 10 sockets; one more is closed with `too_many_websockets`.',
  },
} as const satisfies Readonly<Record<string, Limit>>;
