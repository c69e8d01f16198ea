import { checkCanvasMarkdown } from '../../src/local-slack/world/canvas-markdown';

const row = '| a | b | c |\n';
const table = (rows: number) => `| h | h | h |\n|---|---|---|\n${row.repeat(rows - 1)}`;

it.each([
  ['headings of three levels', '# One\n## Two\n### Three'],
  ['a table of 300 cells', table(100)],
  ['two tables that have more together', `${table(60)}\ntext\n\n${table(60)}`],
  ['a quotation after a list', '- one\n\n> said'],
  ['a list after one of another kind', '- one\n- two\n\n1. first\n2. second'],
  ['lists in lists of their kind', '- one\n  - two\n    - three\n\n1. a\n   1. b'],
  ['anything in code', '```\n#### four\n- a\n  1. b\n```\n\n~~~\n> x\n~~~'],
  ['a fence within a longer one', '````\n```\n#### four\n````'],
  ['hashes that are no heading', '####no heading'],
])('a canvas takes %s', (_name, markdown) => {
  expect(checkCanvasMarkdown(markdown)).toEqual([]);
});

it.each([
  ['a heading of a fourth level', 'x\n\n#### Four', 'line 3: Unsupported heading level'],
  ['a table of 303 cells', table(101), 'line 102: A table has more than 300 cells'],
  ['a quotation in a list', '- one\n  > said', 'line 2: Unsupported block quote within a list'],
  ['numbers in bullets', '- one\n  1. first', 'line 2: Unsupported list within a list of another'],
  ['bullets in numbers', '1. one\n   - first', 'line 2: Unsupported list within a list of another'],
  ['what comes after code', '```\nx\n```\n##### Five', 'line 4: Unsupported heading level'],
])('a canvas refuses %s, and says where', (_name, markdown, problem) => {
  expect(checkCanvasMarkdown(markdown)[0]).toContain(problem);
});
