import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { placeOfPermalink } from '../lib/permalink';
import { findChannel, findPerson, useWorkspace } from '../lib/workspace';
import { formatDateTokens, fullMoment } from './dates';
import { emojiOf } from './emoji';
import { type Inline, parseMrkdwn } from './mrkdwn';

/** A mrkdwn text as nodes. */
export function Mrkdwn({ text }: { readonly text: string }): JSX.Element {
  const paragraphs = useMemo(() => parseMrkdwn(text), [text]);
  return (
    <div class="text">
      {paragraphs.map((paragraph) => {
        if (paragraph.type === 'pre') return <pre>{paragraph.text}</pre>;
        const children = <Inlines nodes={paragraph.children} />;
        return paragraph.type === 'quote' ? (
          <blockquote dir="auto">{children}</blockquote>
        ) : (
          <div dir="auto">{children}</div>
        );
      })}
    </div>
  );
}

/** A `plain_text` object's text: nothing but emoji is special in it. */
export function PlainText({ text }: { readonly text: string }): JSX.Element {
  const parts = text.split(/:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/);
  return <>{parts.map((part, index) => (index % 2 === 1 ? <Emoji name={part} /> : part))}</>;
}

/** A text object of either kind. */
export function TextObject({ value }: { readonly value: unknown }): JSX.Element | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, text } = value as { type?: unknown; text?: unknown };
  if (typeof text !== 'string') return null;
  return type === 'mrkdwn' ? <Mrkdwn text={text} /> : <PlainText text={text} />;
}

function Inlines({ nodes }: { readonly nodes: readonly Inline[] }): JSX.Element {
  return (
    <>
      {nodes.map((node) => (
        <InlineNode node={node} />
      ))}
    </>
  );
}

function InlineNode({ node }: { readonly node: Inline }): JSX.Element {
  switch (node.type) {
    case 'text':
      return <>{node.text}</>;
    case 'code':
      return <code>{node.text}</code>;
    case 'bold':
      return (
        <strong>
          <Inlines nodes={node.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inlines nodes={node.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines nodes={node.children} />
        </s>
      );
    case 'emoji':
      return <Emoji name={node.name} />;
    case 'link':
      return <SafeLink url={node.url}>{node.label}</SafeLink>;
    case 'user':
      return <UserMention id={node.id} />;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />;
    case 'usergroup':
      return <GroupMention id={node.id} label={node.label} />;
    case 'broadcast':
      return <span class="mention is-me">@{node.range}</span>;
    case 'date':
      return <DateText {...node} />;
  }
}

export function Emoji({ name }: { readonly name: string }): JSX.Element {
  const character = emojiOf(name);
  if (!character) return <>{`:${name}:`}</>;
  return (
    <span class="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {character}
    </span>
  );
}

/** A link that leads to the web or to a mail program; anything else stays text. */
export function SafeLink({
  url,
  children,
}: {
  readonly url: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { go } = useWorkspace();
  if (!/^(?:https?:\/\/|mailto:|tel:)/i.test(url) || !URL.canParse(url)) return <>{children}</>;
  const inside = placeOfPermalink(url);
  if (!inside) {
    return (
      <a href={url} target="_blank" rel="noopener noreferrer">
        {children}
      </a>
    );
  }
  const { as: _as, ...place } = inside;
  return (
    <button type="button" class="link" onClick={() => go(place)}>
      {children}
    </button>
  );
}

export function UserMention({ id }: { readonly id: string }): JSX.Element {
  const { state } = useWorkspace();
  const person = findPerson(state, id);
  return (
    <span class={id === state.me.id ? 'mention is-me' : 'mention'} title={person?.realName}>
      @{person?.name ?? id}
    </span>
  );
}

export function ChannelMention({
  id,
  label,
}: {
  readonly id: string;
  readonly label: string;
}): JSX.Element {
  const { state, open } = useWorkspace();
  const channel = findChannel(state, id);
  if (!channel) return <span class="mention">#{label || 'private channel'}</span>;
  return (
    <button type="button" class="mention" onClick={() => open(id)}>
      #{channel.name}
    </button>
  );
}

export function GroupMention({
  id,
  label,
}: {
  readonly id: string;
  readonly label: string;
}): JSX.Element {
  const { state } = useWorkspace();
  const group = state.userGroups.find((each) => each.id === id);
  const isMine = group?.users.includes(state.me.id);
  const handle = group?.handle ?? (label.replace(/^@/, '') || id);
  return (
    <span class={isMine ? 'mention is-me' : 'mention'} title={group?.name}>
      @{handle}
    </span>
  );
}

export function DateText(date: {
  readonly at: number;
  readonly format: string;
  readonly url: string;
  readonly fallback: string;
}): JSX.Element {
  const { state } = useWorkspace();
  if (!Number.isFinite(date.at)) return <>{date.fallback}</>;
  const text = formatDateTokens(date.at, date.format, state.me.tz, state.now / 1000);
  const time = <time title={fullMoment(date.at, state.me.tz)}>{text}</time>;
  return date.url ? <SafeLink url={date.url}>{time}</SafeLink> : time;
}
