import Handlebars from 'handlebars';
import { compileTemplate } from '../../src/report/compile-template';
import type { ReportModel } from '../../src/report/model';

const data = {
  title: 'Checkout is down',
  none: '',
  nothing: null,
  zero: 0,
  count: 3,
  empty: [],
  words: ['red', 'green', 'blue'],
  rows: [
    { name: 'Ana', says: 'first', tags: ['a', 'b'], more: { of: 'x' } },
    { name: 'Ben', says: '', tags: [], more: { of: 'y' } },
  ],
  places: { here: 'Oslo', there: 'Rome' },
};

/** The same template, as Handlebars comes. */
function plainly(source: string): string {
  const environment = Handlebars.create();
  environment.registerHelper('line', (text: string) => text);
  return environment.compile(source, { noEscape: true })(data);
}

function directly(source: string, model: object = data): string {
  return compileTemplate('t.hbs', source, 'markdown')(model as unknown as ReportModel);
}

test.each([
  '{{title}} {{count}} {{zero}}|{{line title}}|{{line count}}',
  '{{#if title}}yes{{/if}}{{#if none}}no{{/if}}{{#if nothing}}no{{/if}}{{#if zero}}no{{/if}}',
  '{{#if empty}}no{{else}}none{{/if}}{{#if words}}some{{else}}none{{/if}}{{#if title}}{{else}}x{{/if}}',
  '{{#if zero includeZero=true}}zero counts{{else}}zero is nothing{{/if}}',
  '{{#if none}}a{{else if empty}}b{{else if title}}c{{else}}d{{/if}}',
  '{{^if none}}inverse{{/if}}{{#unless none}}a{{/unless}}{{#unless title}}b{{else}}c{{/unless}}',
  '{{#each words}}{{@index}}/{{@key}} {{this}}{{#unless @last}}, {{/unless}}{{#if @first}}!{{/if}}{{/each}}',
  '{{#each empty}}x{{else}}none{{/each}}{{#each nothing}}x{{else}}null{{/each}}{{#each title}}x{{else}}text{{/each}}',
  '{{#each places}}{{@key}}={{this}}{{#unless @last}};{{/unless}}{{/each}}',
  '{{#each rows}}{{name}} {{more.of}} {{../title}}{{#each tags}}[{{this}} of {{../name}} in {{../../title}} {{@root.count}} {{@../index}}]{{else}}-{{../title}}{{/each}}\n{{/each}}',
  '{{#each rows}}{{#if says}}{{says}} {{../title}}{{else}}silent {{../title}}{{/if}}{{/each}}',
  '{{#each rows}}{{#with more}}{{of}} {{../name}}{{#each ../tags}}{{this}}{{../of}}{{/each}}{{/with}}{{/each}}',
  '{{#each rows as |row at|}}{{at}} {{row.name}}{{#each row.tags as |tag|}}{{tag}}{{row.name}}{{/each}}{{#if row.says}}{{row.says}}{{/if}}{{/each}}',
  '{{#if (line title)}}sub{{/if}}{{line (line title)}}',
  'a {{~#if title~}} b {{~/if~}} c\n{{#each words}}\n- {{this}}\n{{/each}}\nend',
  '{{#each rows}}{{#each ../words}}{{this}} {{../name}} {{../../title}};{{/each}}{{/each}}',
  '{{#*inline "one"}}outer {{/inline}}{{#each words}}{{#*inline "one"}}inner {{this}} {{/inline}}{{> one}}{{/each}}{{> one}}',
  '{{#if title}}{{#*inline "one"}}yes {{title}}{{/inline}}{{> one}}{{/if}}{{#unless none}}{{else}}{{#*inline "one"}}{{/inline}}{{/unless}}',
  '{{#each words indent=2}}{{this}}{{/each}}{{#if title more=1}}yes{{/if}}',
  '{{#if true}}yes{{/if}}{{#if "x"}}yes{{/if}}{{#if 0}}{{else}}no{{/if}}{{line "a word"}}',
  '{{!-- a comment --}}{{title}}\\{{title}}',
])('%j says what Handlebars says', (source) => {
  expect(directly(source)).toBe(plainly(source));
});

test.each([
  ['a\n{{titel}}', 't.hbs:2: there is no titel here'],
  ['{{#each rows}}\n\n{{nam}}{{/each}}', 't.hbs:3: there is no nam here'],
  ['{{#each rows}}{{more.off}}{{/each}}', 't.hbs:1: there is no more.off here'],
  ['\n{{#unless titel}}x{{/unless}}', 't.hbs:2: there is no titel here'],
  ['\n{{#each rowz}}x{{/each}}', 't.hbs:2: there is no rowz here'],
  ['\n{{#each rowz as |row|}}x{{/each}}', 't.hbs:2: there is no rowz here'],
  ['\n{{#with titel}}x{{/with}}', 't.hbs:2: there is no titel here'],
  ['\n{{words rows}}', 't.hbs:2: rows is not a text'],
  ['\n{{if title}}', 't.hbs:2: if begins a block: write {{#if …}}'],
  ['\n{{each words}}', 't.hbs:2: each begins a block: write {{#each …}}'],
  ['\n{{with rows}}', 't.hbs:2: with begins a block: write {{#with …}}'],
  ['\n{{#each}}x{{/each}}', 't.hbs:2: each has to be told about what'],
  ['\n{{[direct line] title "x" 1}}', 't.hbs:2: there is no helper direct line in this format'],
  ['\n{{#[direct if] title "t" 1}}x{{/[direct if]}}', 't.hbs:2: there is no helper direct if'],
  ['\n{{line ([direct line] title)}}', 't.hbs:2: there is no helper direct line in this format'],
  ['\n{{words titel indent=2}}', 't.hbs:2: there is no titel here'],
  ['\n{{#if (line titel)}}x{{/if}}', 't.hbs:2: there is no value for line here'],
])('%j is refused: %s', (source, message) => {
  expect(() => directly(source)).toThrow(message);
});

test.each(['constructor', '__proto__', 'words.constructor'])('%s is not there', (name) => {
  expect(() => directly(`{{${name}}}`)).toThrow(`t.hbs:1: there is no ${name} here`);
});

test('words are set in as far as the template says', () => {
  expect(directly('- {{words title indent=2}}', { title: 'one\ntwo' })).toBe('- one\\\n  two');
  expect(directly('- {{words title}}', { title: 'one\ntwo' })).toBe('- one\\\ntwo');
});
