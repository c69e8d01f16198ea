import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import packageJson from '../../package.json';
import { exitCodes } from '../../src/cli/exit-codes';
import { subcommands } from '../../src/cli/subcommands';
import { callCli } from '../helpers/call-cli';

const all = subcommands.map((one) => [one.name, one] as const);

test('every subcommand in the folder is in the table', () => {
  const files = readdirSync(join(__dirname, '../../src/cli/subcommands'))
    .map((file) => basename(file, '.ts'))
    .filter((name) => name !== 'index');

  expect(all.map(([name]) => name).sort()).toEqual(files.sort());
});

test('the help lists every subcommand with what it does, and every exit code', async () => {
  const { code, out, err } = await callCli(['--help']);

  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const [name, { summary }] of all) {
    expect(out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    expect(out.replaceAll(/\s+/g, ' ')).toContain(summary);
  }
  for (const one of Object.values(exitCodes)) expect(out).toContain(one.means);
});

test.each(all)('the help of %s has its examples', async (name, { examples }) => {
  const { code, out } = await callCli([name, '--help']);

  expect(code).toBe(0);
  expect(examples.length).toBeGreaterThan(0);
  for (const { line } of examples) expect(out).toContain(line);
});

test.each(all)('the examples of %s are calls of it that it understands', (name, one) => {
  for (const { line } of one.examples) {
    const [, words = ''] = /(?:^| )hindsight (.*)$/.exec(line) ?? [];
    expect(words.split(' ')[0]).toBe(name);
    const flags = words.match(/--[a-z-]+/g) ?? [];
    for (const flag of flags) expect(one.options.map(({ long }) => long)).toContain(flag);
  }
});

test('the version is that of the package', async () => {
  expect(await callCli(['--version'])).toEqual({
    code: 0,
    out: `${packageJson.version}\n`,
    err: '',
  });
});

test.each([
  ['nothing', [], 'Usage: hindsight'],
  ['a subcommand that there is none of', ['strat'], 'Did you mean start?'],
  ['an option that there is none of', ['start', '--quick'], "unknown option '--quick'"],
  ['a word too many', ['start', 'now'], 'too many arguments'],
  ['a subcommand like no other', ['frobnicate'], '`npx hindsight --help` lists the subcommands.'],
  ['a word too few', ['export'], 'For example: npx hindsight export INC-7\n`npx hindsight export'],
  ['a format that there is none of', ['export', 'INC-7', '-f', 'xml'], '`npx hindsight export'],
  ['a number of days that is none', ['stats', 'soon'], 'got “soon”. For example: 30'],
  [
    'half of a move',
    ['migrate', '--to', 'file:b.db'],
    'missing is --from. For example: --from file',
  ],
  ['a template like no other', ['render', 'own.hbs'], 'report.md.hbs'],
])('%s is answered with how it is meant, and ends with 2', async (_what, words, answer) => {
  const { code, out, err } = await callCli(words);

  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(answer);
});
