import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type RecordFile, recordFile } from '../helpers/record-file';

const BUILT_IN = resolve(__dirname, '../../templates');

let file: RecordFile;
beforeEach(async () => {
  file = await recordFile();
  mkdirSync(file.at('own'));
});
afterEach(() => file.remove());

function own(name: string, text: string): void {
  writeFileSync(file.at(join('own', name)), text);
}

test.each([
  ['report.md.hbs', /^# INC-1: Checkout answers slowly/],
  ['report.html.hbs', /^<!doctype html>/i],
  ['report.canvas.hbs', /Checkout answers slowly/],
])('%s is rendered from the sample', async (name, begins) => {
  own(name, readFileSync(join(BUILT_IN, name), 'utf8'));

  const called = await file.hindsight('render', `own/${name}`);

  expect(called).toMatchObject({ code: 0, err: '' });
  expect(called.out).toMatch(begins);
});

test('what Slack gets is shown as blocks', async () => {
  own('report.slack.hbs', readFileSync(join(BUILT_IN, 'report.slack.hbs'), 'utf8'));

  const { out } = await file.hindsight('render', 'own/report.slack.hbs');

  expect(JSON.parse(out)[0].blocks[0]).toMatchObject({ type: 'header' });
});

test('a template of one’s own is rendered from an incident, into a file', async () => {
  own('report.md.hbs', 'Of {{id}} I say: {{title}}\n');

  const { code } = await file.hindsight(
    'render',
    'own/report.md.hbs',
    '--incident',
    'INC-1',
    '-o',
    'own.md',
  );

  expect(code).toBe(0);
  expect(readFileSync(file.at('own.md'), 'utf8')).toBe(
    'Of INC-1 I say: Checkout and search are down\n',
  );
});

test.each([
  ['{{heading}}\n{{#if subtitle}}\n', /^own\/report\.md\.hbs:\d+: /],
  ['{{heading}}\n\n{{nothingLikeIt}}\n', /^own\/report\.md\.hbs:3: /],
])('the mistake in %j is named with file and line', async (text, says) => {
  own('report.md.hbs', text);

  const { code, out, err } = await file.hindsight('render', 'own/report.md.hbs');

  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(says);
});

test.each([
  ['own/draft.hbs', 2, 'its name says what it is: report.md.hbs'],
  ['nowhere/report.md.hbs', 1, 'There is no file nowhere/report.md.hbs.'],
])('%s is no template', async (path, code, answer) => {
  expect(await file.hindsight('render', path)).toMatchObject({
    code,
    err: expect.stringContaining(answer),
  });
});
