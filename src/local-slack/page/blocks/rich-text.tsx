import type { JSX } from 'preact';
import type { Json } from '../../types';
import { recordOf, recordsOf, textOf } from '../lib/json';
import { useWorkspace } from '../lib/workspace';
import {
  ChannelMention,
  DateText,
  Emoji,
  GroupMention,
  SafeLink,
  UserMention,
} from '../text/mrkdwn-view';

/** A `rich_text` block. Lists one after another nest by their `indent`. */
export function RichText({ block }: { readonly block: Json }): JSX.Element {
  return (
    <div class="text">
      {recordsOf(block.elements).map((element) => (
        <Part part={element} />
      ))}
    </div>
  );
}

function Part({ part }: { readonly part: Json }): JSX.Element {
  switch (part.type) {
    case 'rich_text_list':
      return <List list={part} />;
    case 'rich_text_preformatted':
      return (
        <pre>
          <Leaves part={part} />
        </pre>
      );
    case 'rich_text_quote':
      return (
        <blockquote dir="auto">
          <Leaves part={part} />
        </blockquote>
      );
    default:
      return (
        <div dir="auto">
          <Leaves part={part} />
        </div>
      );
  }
}

function List({ list }: { readonly list: Json }): JSX.Element {
  const indent = Number(list.indent ?? 0);
  const items = recordsOf(list.elements).map((item) => (
    <li>
      <Leaves part={item} />
    </li>
  ));
  const look = {
    class: `list indent-${indent % 3} ${list.border === 1 ? 'has-border' : ''}`,
    style: { marginInlineStart: `${indent * 24}px` },
  };
  if (list.style !== 'ordered') return <ul {...look}>{items}</ul>;
  return (
    <ol {...look} start={Number(list.offset ?? 0) + 1}>
      {items}
    </ol>
  );
}

function Leaves({ part }: { readonly part: Json }): JSX.Element {
  return (
    <>
      {recordsOf(part.elements).map((leaf) => (
        <Styled leaf={leaf} />
      ))}
    </>
  );
}

function Styled({ leaf }: { readonly leaf: Json }): JSX.Element {
  const style = recordOf(leaf.style);
  let node = <Leaf leaf={leaf} />;
  if (style.code) node = <code>{node}</code>;
  if (style.strike) node = <s>{node}</s>;
  if (style.highlight || style.client_highlight) node = <mark>{node}</mark>;
  if (style.underline) node = <u>{node}</u>;
  if (style.italic) node = <em>{node}</em>;
  if (style.bold) node = <strong>{node}</strong>;
  return node;
}

function TeamMention(): JSX.Element {
  const { team } = useWorkspace().state;
  return <span class="mention">@{team.name}</span>;
}

function Leaf({ leaf }: { readonly leaf: Json }): JSX.Element {
  switch (leaf.type) {
    case 'link':
      return <SafeLink url={textOf(leaf.url)}>{textOf(leaf.text) || textOf(leaf.url)}</SafeLink>;
    case 'user':
      return <UserMention id={textOf(leaf.user_id)} />;
    case 'channel':
      return <ChannelMention id={textOf(leaf.channel_id)} label="" />;
    case 'usergroup':
      return <GroupMention id={textOf(leaf.usergroup_id)} label="" />;
    case 'broadcast':
      return <span class="mention is-me">@{textOf(leaf.range)}</span>;
    case 'emoji':
      return <Emoji name={textOf(leaf.name)} />;
    case 'date':
      return (
        <DateText
          at={Number(leaf.timestamp)}
          format={textOf(leaf.format)}
          url={textOf(leaf.url)}
          fallback={textOf(leaf.fallback)}
        />
      );
    case 'team':
      return <TeamMention />;
    case 'color':
      return <code>{textOf(leaf.value)}</code>;
    default:
      return <>{textOf(leaf.text)}</>;
  }
}
