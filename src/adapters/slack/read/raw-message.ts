/** A message as Slack sends it, as far as we read it. Fields differ by age and sender, so all are optional. */
export interface RawMessage {
  readonly type?: string;
  readonly subtype?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly username?: string;
  readonly bot_profile?: { readonly name?: string };
  readonly text?: string;
  readonly blocks?: readonly RawBlock[];
  readonly attachments?: readonly RawAttachment[];
  readonly files?: readonly RawFile[];
  readonly reactions?: readonly { readonly name?: string; readonly users?: readonly string[] }[];
  readonly pinned_to?: readonly string[];
  readonly pinned_info?: { readonly pinned_by?: string };
  readonly edited?: { readonly user?: string; readonly ts?: string };
  readonly reply_count?: number;
  readonly latest_reply?: string;
}

export interface RawFile {
  readonly id?: string;
  readonly name?: string | null;
  readonly title?: string | null;
  readonly mimetype?: string;
  readonly url_private?: string;
}

export interface RawText {
  readonly type?: string;
  readonly text?: string;
}

export interface RawBlock {
  readonly type?: string;
  readonly text?: RawText | string;
  readonly fields?: readonly RawText[];
  readonly elements?: readonly unknown[];
  readonly title?: RawText | string;
  readonly alt_text?: string;
}

export interface RawAttachment {
  readonly fallback?: string;
  readonly pretext?: string;
  readonly title?: string;
  readonly title_link?: string;
  readonly text?: string;
  readonly fields?: readonly { readonly title?: string; readonly value?: string }[];
  readonly blocks?: readonly RawBlock[];
  /** Set on previews Slack makes of links. */
  readonly from_url?: string;
  readonly original_url?: string;
}
