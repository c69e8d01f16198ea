import { readManifest } from '../../src/local-slack/manifest/read-manifest';
import { escapeCommand, escapeTyped } from '../../src/local-slack/people/typed-text';
import type { PersonRecord } from '../../src/local-slack/world/records';
import { seedWorld } from '../../src/local-slack/world/seed';
import { MANIFEST } from './helpers/tester-app';

const world = seedWorld(readManifest(MANIFEST), {});
const dana = [...world.people.values()].find(({ name }) => name === 'dana') as PersonRecord;
const incidents = [...world.channels.values()].find(({ name }) => name === 'incidents');
const [group] = world.groups;

it.each([
  ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
  ['ask @dana now', `ask <@${dana.id}> now`],
  [`ask <@${dana.id}> now`, `ask <@${dana.id}> now`],
  ['mail dana@dana.example', 'mail dana@dana.example'],
  ['see #incidents.', `see <#${incidents?.id}>.`],
  ['wake @oncall', `wake <!subteam^${group?.id}|@oncall>`],
  ['hey @here', 'hey <!here>'],
  ['@nobody', '@nobody'],
  ['https://a.example/?x=1&y=2.', '<https://a.example/?x=1&amp;y=2>.'],
  ['line one\nline two', 'line one\nline two'],
])('stores %j as Slack would', (typed, stored) => {
  expect(escapeTyped(world, typed)).toBe(stored);
});

it.each([
  ['ask @dana now', `ask <@${dana.id}|dana> now`],
  [`ask <@${dana.id}> now`, `ask <@${dana.id}|dana> now`],
  ['see #incidents', `see <#${incidents?.id}|incidents>`],
  ['read https://a.example/x', 'read https://a.example/x'],
  ['if a < b', 'if a &lt; b'],
])('hands a command %j with names beside the ids', (typed, sent) => {
  expect(escapeCommand(world, typed)).toBe(sent);
});
