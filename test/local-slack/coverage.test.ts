import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { methods } from '../../src/adapters/slack/methods';
import { METHODS } from '../../src/local-slack/api/methods';
import type { Json } from '../../src/local-slack/types';

const document = readFileSync(join(__dirname, '../../docs/local-workspace.md'), 'utf8');
const facts = JSON.parse(
  readFileSync(join(__dirname, 'fixtures/slack-methods.json'), 'utf8'),
) as Readonly<Record<string, { tier: Json[]; scopes: string[] }>>;

it.each(Object.keys(methods))('%s, which the bot calls, is in the table', (name) => {
  expect(METHODS).toHaveProperty([name]);
  expect(document).toContain(`\n| \`${name}\` |`);
});

it.each(Object.keys(METHODS))('%s has the tier and the scopes that Slack documents', (name) => {
  const fact = facts[name];
  const own = METHODS[name];

  expect(fact?.tier).toContain(own?.tier);
  expect(own?.scopes.filter((scope) => !fact?.scopes.includes(scope))).toEqual([]);
  expect(own?.scopes.length === 0).toBe(fact?.scopes.length === 0);
});
