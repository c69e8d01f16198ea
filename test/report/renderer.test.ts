import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from '../../src/domain/replay';
import { helpers } from '../../src/report/helpers';
import { reportModel } from '../../src/report/model';
import { TemplateError } from '../../src/report/template-error';
import { templates } from '../../src/report/templates';
import { type EntryDraft, logOf, minuteOf } from '../helpers/entries';
import { modelOf, ownRenderer, richIncident } from './rich-incident';

const md = 'report.md.hbs';
const slack = 'report.slack.hbs';

/** How a template that cannot be used is turned down. */
function refusalOf(file: string, source: string): TemplateError {
  try {
    ownRenderer({ [file]: source });
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error('the template was taken');
}

test.each([
  ['a block without an end', md, 'a\n{{#if title}}', 2],
  ['a block with the wrong end', md, 'a\n{{#if title}}{{/each}}', 2],
  ['a value that a report does not have', md, 'a\nb {{titel}}', 2],
  ['a value that an item does not have', md, '{{#each impact}}\n{{wen}}\n{{/each}}', 2],
  ['a block about what a report does not have', md, '\n\n{{#if titel}}x{{/if}}', 3],
  ['a list that a report does not have', md, '{{#each impacts}}x{{/each}}', 1],
  ['a helper that does not exist', md, '\n{{shout title}}', 2],
  ['a helper of another format', 'report.html.hbs', '\n{{wordsAbove title}}', 2],
  ['a helper that gets nothing', md, '\n{{words titel}}', 2],
  ['a value that would go through unescaped', md, '\n{{{title}}}', 2],
  ['a row that is not JSON', slack, '{"text": []}\n{"text": [}', 2],
  ['a row of no known kind', slack, '\n{"heading": "x"}', 2],
  ['a row with two kinds', slack, '\n{"header": "x", "text": ["y"]}', 2],
  ['a span of no known kind', slack, '\n{"text": [{"loud": "x"}]}', 2],
])('A template with %s is turned down, with file and line', (_what, file, source, line) => {
  expect(refusalOf(file, source)).toMatchObject({ file, line });
});

test.each([
  ['a\n{{shout title}}', 'report.md.hbs:2: there is no helper shout in this format'],
  ['a\n{{titel}}', 'report.md.hbs:2: there is no titel here'],
  ['a\n{{#if titel}}b{{/if}}', 'report.md.hbs:2: there is no titel here'],
  ['a\n{{words impact}}', 'report.md.hbs:2: impact is not a text'],
  ['a\n{{#if title}}', 'report.md.hbs:2: cannot be read near a{{#if title}}'],
  ['a\n{{#if title}}{{/each}}', "report.md.hbs:2: if doesn't match each"],
  ['a\n{{{title}}}', 'report.md.hbs:2: {{{…}}} would let text through as it is; use {{…}}'],
])('A refusal of %j reads %j', (source, message) => {
  expect(refusalOf(md, source).message).toBe(message);
});

test('A missing template is named', () => {
  expect(() => ownRenderer({ [md]: undefined as never })).toThrow(
    'report.md.hbs: there is no such file',
  );
});

test("A team's own template is used, and what people said is escaped in it without being asked", () => {
  const renderer = ownRenderer({ [md]: '{{id}}: {{title}}' });

  expect(renderer.markdown(modelOf(richIncident(() => '*now*')))).toBe('INC-7: \\*now\\*');
});

test('What people say is never taken for a template', () => {
  const renderer = ownRenderer({ [md]: '{{title}}' });

  expect(renderer.markdown(modelOf(richIncident(() => '{{id}}')))).toBe('{{id}}');
});

test('The guide to templates names every file, helper and value there is', () => {
  const guide = readFileSync(join(__dirname, '../../docs/templates.md'), 'utf8');
  const named = [...guide.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  const values = Object.keys(modelOf(richIncident()));

  expect(named).toEqual([...Object.keys(templates), ...helpers.map(({ name }) => name), ...values]);
});

test('The time it takes grows with the record, not with its square', () => {
  const renderer = ownRenderer();
  const record = (length: number) => {
    const notes = Array.from(
      { length },
      (_, index): EntryDraft => [
        'note',
        { text: `Line ${index}\nand *more*` },
        { at: minuteOf(1 + (index % 977)) },
      ],
    );
    const log = logOf([richIncident()[0]!, ...notes]);
    return { log, state: replay(log), zone: 'Europe/Paris', attachments: [] };
  };
  const seconds = (length: number) => {
    const input = record(length);
    const begin = performance.now();
    const model = reportModel(input);
    renderer.markdown(model);
    renderer.html(model);
    renderer.pieces(model);
    renderer.json(model);
    return performance.now() - begin;
  };
  seconds(500);

  // The quickest of several, since whatever else the machine does only makes it slower.
  const quickest = (length: number) => Math.min(seconds(length), seconds(length), seconds(length));

  expect(quickest(5000) / quickest(500)).toBeLessThan(40);
});
