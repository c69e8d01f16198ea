import fc from 'fast-check';
import Handlebars from 'handlebars';
import { compileProgram } from '../../../src/report/template/compile-program';

/** Something to look values up in, with the same names on every level. */
interface Thing {
  readonly name: string;
  readonly count: number;
  readonly empty: '';
  readonly zero: 0;
  readonly no: null;
  readonly none: readonly never[];
  readonly one: Thing;
  readonly list: readonly Thing[];
  readonly words: readonly string[];
  readonly byName: Readonly<Record<string, Thing>>;
}

function thing(name: string, depth: number): Thing {
  const inner = (suffix: string) => thing(`${name}${suffix}`, depth - 1);
  const list = depth === 0 ? [] : [inner('a'), inner('b'), inner('c')];
  return {
    name,
    count: depth,
    empty: '',
    zero: 0,
    no: null,
    none: [],
    // Deeper than any template goes.
    one: depth === 0 ? ({ name, list: [] } as unknown as Thing) : inner('o'),
    list,
    words: ['x', 'y'],
    byName: Object.fromEntries(list.map((each) => [each.name, each])),
  };
}

const whole = thing('t', 5);

const plain = {
  name: 'plain',
  format: 'markdown',
  does: '',
  render: (text: string) => text,
} as const;
const language = { helpers: new Map([['plain', plain]]), bare: plain, names: new Set<string>() };

function ours(source: string): string {
  return compileProgram(
    Handlebars.parse(source),
    language,
  )({ value: whole, loop: { root: whole } });
}

function handlebars(source: string): string {
  const environment = Handlebars.create();
  environment.registerHelper('plain', (text: unknown) => text);
  return environment.compile(source)(whole);
}

const values = [
  'name',
  'count',
  'this.name',
  'one.name',
  '@root.name',
  'plain name',
  'zero',
  '"s"',
];
const conditions = ['name', 'empty', 'zero', 'no', 'none', 'list', 'one', 'count', '@root.empty'];
const texts = ['a', ' ', '\n', '\n  ', 'b\n', '{{! said aside }}', '{{~name~}}', '{{name~}}\n'];

/** Templates of a few blocks within one another; in a loop `@` values may be used, and `../` below the top. */
function anyTemplate(depth: number, above: number, isLoop: boolean): fc.Arbitrary<string> {
  const inLoop = ['@index', '@key', '@first', '@last'].map((value) => `{{${value}}}`);
  const simple = fc.constantFrom(
    ...texts,
    ...values.filter((value) => value !== '"s"').map((value) => `{{${value}}}`),
    ...(above > 0 ? ['{{../name}}', '{{#if ../none}}p{{else}}q{{/if}}'] : []),
    ...(isLoop ? inLoop.slice(0, 2) : []),
  );
  if (depth === 0) return simple;
  const same = anyTemplate(depth - 1, above, isLoop);
  const condition = fc.constantFrom(...conditions, ...(isLoop ? ['@first', '@last'] : []));
  const chosen = fc
    .tuple(fc.constantFrom('if', 'unless'), condition, same, condition, same)
    .chain(([block, first, then, second, other]) =>
      fc.constantFrom(
        `{{#${block} ${first}}}${then}{{/${block}}}`,
        `{{#${block} ${first}}}\n${then}\n{{else}}\n${other}\n{{/${block}}}`,
        `{{#${block} ${first}}}${then}{{else if ${second}}}${other}{{/${block}}}`,
        `{{#${block} zero includeZero=true}}${then}{{/${block}}}`,
      ),
    );
  const inner = anyTemplate(depth - 1, above + 1, true);
  const gone = fc
    .tuple(fc.constantFrom('list', 'byName', 'none', 'no', 'name'), inner, same)
    .map(([list, body, other]) => `{{#each ${list}}}\n${body}{{else}}${other}\n{{/each}}`);
  const named = fc
    .tuple(anyTemplate(depth - 1, above + 1, true))
    .map(([body]) => `{{#each list as |entry place|}}{{entry.name}}{{place}}${body}{{/each}}`);
  const withOne = fc
    .tuple(
      fc.constantFrom('one', 'no', 'name', 'zero'),
      same,
      anyTemplate(depth - 1, above + 1, isLoop),
    )
    .map(([value, other, body]) =>
      value === 'one'
        ? `{{#with one as |it|}}{{it.name}}${body}{{/with}}`
        : `{{#with ${value}}}{{this}}{{else}}${other}{{/with}}`,
    );
  return fc
    .array(fc.oneof(simple, chosen, gone, named, withOne), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join(''));
}

test('A template says what Handlebars makes of it', () => {
  fc.assert(
    fc.property(anyTemplate(3, 0, false), (source) => {
      expect(ours(source)).toBe(handlebars(source));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['{{#each words}}{{this}}{{#unless @last}}, {{/unless}}{{/each}}', 'x, y'],
  [
    '{{#each list}}{{#each list}}{{@../index}}{{@index}} {{/each}}{{/each}}',
    '00 01 02 10 11 12 20 21 22 ',
  ],
  [
    '{{#each list as |outer|}}{{#each list}}{{outer.name}} {{/each}}{{/each}}',
    'ta ta ta tb tb tb tc tc tc ',
  ],
  ['{{plain (plain name)}} {{plain "said"}} {{plain 5}}', 't said 5'],
  ['{{list.length}}{{name.length}}', '31'],
])('%j comes to %j', (source, text) => {
  expect([ours(source), handlebars(source)]).toEqual([text, text]);
});

test.each([
  ['{{name.constructor}}', 'there is no name.constructor here'],
  ['{{list.map}}', 'there is no list.map here'],
  ['{{toString}}', 'there is no toString here'],
  ['{{@first}}', 'there is no @first here'],
  ['{{../name}}', 'there is no ../name here'],
  ['{{nothing.at.all}}', 'there is no nothing.at.all here'],
  ['{{plain list}}', 'list is not a text'],
  ['{{> other}}', 'a report has neither partials nor decorators'],
  ['{{#list}}{{/list}}', '#list is none of if, unless, each, with with one value'],
  ['{{#if}}{{/if}}', '#if is none of if, unless, each, with with one value'],
  ['{{#if name empty}}{{/if}}', '#if is none of if, unless, each, with with one value'],
])('%j is refused: %s', (source, problem) => {
  expect(() => ours(source)).toThrow(problem);
});
