/**
 * What Slack takes, in characters unless said otherwise; read in its reference for Block Kit and the Web API
 * (docs.slack.dev/reference/block-kit, /reference/methods). What we set ourselves says so.
 */
export const limits = {
  /** reference/methods/chat.postMessage: more is `msg_blocks_too_long`. */
  blocksPerMessage: 50,
  blocksPerView: 100,
  /** reference/methods/chat.update: more is `msg_too_long`; chat.postMessage would take 40,000. */
  messageText: 4000,
  /** Ours: Slack refuses long messages without naming a number; what it accepts for Markdown is 12,000. */
  textPerMessage: 12_000,
  /** Ours, after the limit of a section's text: the reference names none for rich text. */
  textPerBlock: 3000,
  headerText: 150,
  contextElements: 10,
  /** Of a text object, in a context block too. */
  textObject: 3000,
  actionsElements: 25,
  actionId: 255,
  buttonLabel: 75,
  buttonValue: 2000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  url: 3000,
  /** Ours: more would be no label. */
  linkLabel: 1000,
  optionLabel: 75,
  /** reference/block-kit/composition-objects/option-object; an older page says 150. */
  optionValue: 75,
  options: 100,
  ticks: 10,
  inputLabel: 2000,
  inputHint: 2000,
  placeholder: 150,
  inputText: 3000,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3000,
  topic: 250,
  /** reference/methods/files.getUploadURLExternal. */
  altText: 1000,
  inviteesPerCall: 100,
  pageSize: 200,
  /** Seconds a request's signature is good for, either way: authentication/verifying-requests-from-slack. */
  signatureAgeSeconds: 300,
  /** Uses of one response_url: interactivity/handling-user-interaction. */
  responseUrlUses: 5,
} as const;
