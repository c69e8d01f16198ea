import type { PageState } from '../../page-state';
import { emojiOrName } from '../text/emoji';

const SPECIAL = /<[@#!][^<>\n]+>|:[a-z0-9_+'-]+:/g;

/** Makes of plain Markdown what Slack makes of it: mentions, emoji, and links that open beside the page. */
export function dressNodes(root: DocumentFragment, state: PageState): void {
  for (const link of root.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  // A canvas mentions people and channels with the syntax of an image: `![](@U123)`.
  for (const image of root.querySelectorAll('img')) {
    const target = image.getAttribute('src') ?? '';
    if (/^[@#][A-Z0-9]+$/.test(target)) image.replaceWith(mention(target, state));
    // A picture beside the file cannot be found from here.
    else if (!/^(?:https?:|data:image\/)/i.test(target)) image.replaceWith(image.alt);
  }
  for (const text of plainTexts(root)) dressText(text, state);
}

function plainTexts(root: DocumentFragment): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (!text.parentElement?.closest('code, pre')) found.push(text);
  }
  return found;
}

function dressText(text: Text, state: PageState): void {
  const nodes: (Node | string)[] = [];
  let end = 0;
  for (const match of text.data.matchAll(SPECIAL)) {
    const [found] = match;
    nodes.push(text.data.slice(end, match.index));
    nodes.push(
      found.startsWith(':')
        ? emojiOrName(found.slice(1, -1))
        : mention(found.slice(1, -1).split('|', 1)[0] ?? '', state),
    );
    end = match.index + found.length;
  }
  if (end > 0) text.replaceWith(...nodes, text.data.slice(end));
}

function mention(target: string, state: PageState): HTMLElement {
  const node = document.createElement('span');
  const id = target.slice(1);
  const group = state.userGroups.find((each) => id === `subteam^${each.id}`);
  const name = target.startsWith('#')
    ? state.channels.find((channel) => channel.id === id)?.name
    : (state.people.find((person) => person.id === id)?.name ?? group?.handle);
  node.className = id === state.me.id ? 'mention is-me' : 'mention';
  node.textContent = `${target.startsWith('#') ? '#' : '@'}${name ?? id}`;
  return node;
}
