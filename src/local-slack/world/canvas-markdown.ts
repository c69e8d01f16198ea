const MOST_CELLS = 300;
const DEEPEST_HEADING = 3;

interface ListItem {
  readonly indent: number;
  readonly isOrdered: boolean;
}

/** One line outside code, and what it stands in. */
interface Line {
  readonly text: string;
  readonly indent: number;
  /** The list items it may belong to, the innermost last. */
  readonly items: readonly ListItem[];
  /** Cells of the table so far, this line's included; 0 outside of tables. */
  readonly cells: number;
}

type Rule = (line: Line) => string | undefined;

/**
 * What canvases are known to refuse, though it is Markdown. Slack documents headings of three levels and tables of 300 cells
 * (docs.slack.dev/surfaces/canvases); the two rules about lists are what apps have reported of `canvas_creation_failed`.
 */
export const CANVAS_RULES: Readonly<Record<string, Rule>> = {
  'a heading has at most three levels': ({ text }) =>
    headingLevel(text) > DEEPEST_HEADING ? 'Unsupported heading level' : undefined,
  'a table has at most 300 cells': ({ cells }) =>
    cells > MOST_CELLS ? `A table has more than ${MOST_CELLS} cells` : undefined,
  'a quotation does not stand in a list item': ({ text, indent, items }) =>
    text.startsWith('>') && items.some((item) => indent > item.indent)
      ? 'Unsupported block quote within a list'
      : undefined,
  'a list in a list is of its kind, bulleted or numbered': ({ text, indent, items }) => {
    const item = listItem(text, indent);
    const parent = items.findLast((each) => each.indent < indent);
    return item && parent && item.isOrdered !== parent.isOrdered
      ? 'Unsupported list within a list of another kind'
      : undefined;
  },
};

/** Everything a canvas would refuse about some Markdown, each with its line. */
export function checkCanvasMarkdown(markdown: string): string[] {
  const problems: string[] = [];
  for (const [number, line] of linesOutsideCode(markdown)) {
    for (const rule of Object.values(CANVAS_RULES)) {
      const words = rule(line);
      if (words) problems.push(`line ${number}: ${words}`);
    }
  }
  return problems;
}

function* linesOutsideCode(markdown: string): Generator<[number: number, line: Line]> {
  let fence = '';
  let items: ListItem[] = [];
  let cells = 0;
  for (const [index, whole] of markdown.split('\n').entries()) {
    const text = whole.trimStart();
    const indent = whole.length - text.length;
    const mark = /^(`{3,}|~{3,})/.exec(text)?.[1] ?? '';
    if (fence !== '' || mark !== '') {
      fence = nextFence(fence, mark);
      continue;
    }
    cells = cellsIn(text, cells);
    if (text !== '' && indent <= (items[0]?.indent ?? -1)) items = [];
    yield [index + 1, { text, indent, items, cells }];
    items = withItem(items, listItem(text, indent));
  }
}

/** A fence ends with as many of its own marks. */
function nextFence(fence: string, mark: string): string {
  if (fence === '') return mark;
  return mark.startsWith(fence) ? '' : fence;
}

function listItem(text: string, indent: number): ListItem | undefined {
  const [, marker] = /^([-+*]|\d+[.)])[ \t]/.exec(text) ?? [];
  return marker === undefined ? undefined : { indent, isOrdered: /^\d/.test(marker) };
}

function withItem(items: readonly ListItem[], item: ListItem | undefined): ListItem[] {
  if (!item) return [...items];
  return [...items.filter(({ indent }) => indent < item.indent), item];
}

function cellsIn(text: string, before: number): number {
  const row = /^\|(.*)\|\s*$/.exec(text)?.[1];
  if (row === undefined) return 0;
  const isRule = /^[\s|:-]+$/.test(row);
  return isRule ? before : before + row.split(/(?<!\\)\|/).length;
}

function headingLevel(text: string): number {
  return /^(#{1,6})[ \t]/.exec(text)?.[1]?.length ?? 0;
}
