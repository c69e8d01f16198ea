import { escapeMrkdwn } from '../render/mrkdwn';
import type { RawAttachment, RawBlock, RawMessage, RawText } from './raw-message';

/**
 * What a message says, in Slack's markup. Other apps may say it in blocks or attachments alone;
 * previews Slack made of links are not the author's words.
 */
export function markupOf(message: RawMessage): string {
  const said = message.text?.trim() ? message.text : blocksText(message.blocks);
  const attached = (message.attachments ?? []).filter(isOwn).map(attachmentText);
  return [said, ...attached].filter((text) => text.trim() !== '').join('\n');
}

function isOwn(attachment: RawAttachment): boolean {
  return attachment.from_url === undefined && attachment.original_url === undefined;
}

function attachmentText(attachment: RawAttachment): string {
  const title =
    attachment.title && attachment.title_link && /^https?:/.test(attachment.title_link)
      ? `<${attachment.title_link}|${attachment.title}>`
      : attachment.title;
  const fields = (attachment.fields ?? []).map(({ title: name, value }) =>
    [name, value].filter(Boolean).join(': '),
  );
  const lines = [
    attachment.pretext,
    title,
    attachment.text,
    ...fields,
    blocksText(attachment.blocks),
  ];
  const text = lines.filter(Boolean).join('\n');
  return text === '' ? (attachment.fallback ?? '') : text;
}

function blocksText(blocks: readonly RawBlock[] | undefined): string {
  return (blocks ?? [])
    .map(blockText)
    .filter((text) => text.trim() !== '')
    .join('\n');
}

function blockText(block: RawBlock): string {
  if (block.type === 'rich_text') return richLines(block.elements ?? []);
  const inner = block.type === 'context' ? (block.elements ?? []) : [];
  const texts = [block.title, block.text, ...(block.fields ?? []), ...inner].map(textOf);
  return texts.filter((text) => text !== '').join('\n') || escapeMrkdwn(block.alt_text ?? '');
}

function textOf(text: unknown): string {
  if (typeof text === 'string') return text;
  const { type, text: words } = (text ?? {}) as RawText;
  if (typeof words !== 'string') return '';
  return type === 'plain_text' ? escapeMrkdwn(words) : words;
}

interface RichElement {
  readonly type?: string;
  readonly text?: string;
  readonly url?: string;
  readonly user_id?: string;
  readonly usergroup_id?: string;
  readonly channel_id?: string;
  readonly name?: string;
  readonly range?: string;
  readonly elements?: readonly unknown[];
}

function richLines(elements: readonly unknown[]): string {
  return (elements as readonly RichElement[])
    .map((element) =>
      element.type === 'rich_text_list'
        ? (element.elements ?? []).map((item) => `• ${richText(item as RichElement)}`).join('\n')
        : richText(element),
    )
    .join('\n');
}

function richText(element: RichElement): string {
  if (element.elements) return (element.elements as readonly RichElement[]).map(richText).join('');
  return RICH[element.type ?? '']?.(element) ?? escapeMrkdwn(element.text ?? '');
}

const RICH: Readonly<Record<string, (element: RichElement) => string>> = {
  link: ({ url = '', text }) => (text ? `<${url}|${escapeMrkdwn(text)}>` : `<${url}>`),
  user: ({ user_id = '' }) => `<@${user_id}>`,
  usergroup: ({ usergroup_id = '' }) => `<!subteam^${usergroup_id}>`,
  channel: ({ channel_id = '' }) => `<#${channel_id}>`,
  broadcast: ({ range = '' }) => `<!${range}>`,
  emoji: ({ name = '' }) => `:${name}:`,
};
