import type { Json, Message } from '../../src/local-slack/types';

/** A button somebody can see. */
export interface ShownButton {
  readonly label: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string;
}

interface Element extends Json {
  readonly text?: string | Element;
  readonly elements?: readonly Element[];
  readonly element?: Element;
  readonly label?: Element;
}

/** The words of a message as people see them: of its blocks, or its text where it has none. */
export function wordsOf(message: Message): string {
  return message.blocks?.length ? blocksWords(message.blocks) : message.text;
}

/** The words of blocks, each block and each list item on lines of its own. */
export function blocksWords(blocks: readonly Json[]): string {
  return blocks.map((block) => wordsIn(block as Element)).join('\n');
}

const lined = new Set(['rich_text', 'rich_text_list', 'actions', 'context']);

function wordsIn(element: Element): string {
  if (typeof element.text === 'string') return element.text;
  if (element.text !== undefined) return wordsIn(element.text);
  if (element.type === 'link') return String(element.url);
  if (element.type === 'user') return `@${String(element.user_id)}`;
  if (element.type === 'channel') return `#${String(element.channel_id)}`;
  if (element.label !== undefined) {
    return [wordsIn(element.label), initialOf(element.element)].filter(Boolean).join('\n');
  }
  const between = lined.has(String(element.type)) ? '\n' : '';
  return (element.elements ?? []).map(wordsIn).join(between);
}

function initialOf(element: Element | undefined): string {
  return typeof element?.initial_value === 'string' ? element.initial_value : '';
}

export function buttonsOf(message: Pick<Message, 'blocks'>): readonly ShownButton[] {
  return (message.blocks ?? []).flatMap((block) =>
    ((block as Element).elements ?? [])
      .filter(({ type }) => type === 'button')
      .map((button) => ({
        label: wordsIn(button),
        actionId: String(button.action_id),
        blockId: String(block.block_id),
        value: String(button.value ?? ''),
      })),
  );
}

/** The button with this label. Throws, naming those there are. */
export function buttonNamed(message: Pick<Message, 'blocks'>, label: string): ShownButton {
  const buttons = buttonsOf(message);
  const found = buttons.find((one) => one.label === label);
  if (found) return found;
  const known = buttons.map((one) => one.label).join(', ') || 'none';
  throw new Error(`There is no button ${label} here; there are: ${known}`);
}
