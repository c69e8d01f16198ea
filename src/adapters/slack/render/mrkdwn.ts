import { cut } from '../../../domain/words/cut';

/**
 * Takes from the three characters that mean something to Slack's markup what they mean there:
 * docs.slack.dev/messaging/formatting-message-text#escaping.
 */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Escaped, and cut so that what is sent is at most `most` long. */
export function escapedWithin(text: string, most: number): string {
  let kept = cut(text, most);
  let escaped = escapeMrkdwn(kept);
  while (escaped.length > most) {
    kept = cut(text, Math.max(kept.length - (escaped.length - most), 1));
    escaped = escapeMrkdwn(kept);
  }
  return escaped;
}
