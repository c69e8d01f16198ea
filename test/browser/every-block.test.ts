import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../../scripts/chromium';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import { inBrowser, openPage } from '../helpers/browser';
import { callAsBot } from '../helpers/call-as-bot';
import { formSamples, messageSamples, type Sample } from '../helpers/every-block';

const ADAPTER = resolve(__dirname, '../../src/adapters/slack');
/** Words after `type:` in the adapter that are no part of Block Kit: kinds of views and payloads, and its own. */
const NOT_BLOCK_KIT = new Set([
  'block_actions',
  'choice',
  'ephemeral',
  'global',
  'home',
  'line',
  'message',
  'message_action',
  'modal',
  'says',
  'shortcut',
  'ticks',
  'url_verification',
  'view_submission',
]);

/** Every type of block, element and text that is named where the bot speaks to Slack. */
function typesOfTheBot(): string[] {
  const files = readdirSync(ADAPTER, { recursive: true, encoding: 'utf8' });
  const sources = files
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(ADAPTER, name), 'utf8'));
  const found = sources.flatMap((source) =>
    [...source.matchAll(/\btype: '([a-z_]+)'/g)].map(([, type]) => type ?? ''),
  );
  return [...new Set(found)].filter((type) => !NOT_BLOCK_KIT.has(type)).sort();
}

const NOBODY = { person: 'U1', channel: 'C1', group: 'S1', team: 'T1' };

test('there is a sample of every block, element and text that the bot sends', () => {
  const samples = [...messageSamples(NOBODY), ...formSamples()].map(({ type }) => type);

  const types = typesOfTheBot();

  expect(types.length).toBeGreaterThan(15);
  expect(types.filter((type) => type !== 'input' && !samples.includes(type))).toEqual([]);
});

inBrowser('every block, element and text', (chromium) => {
  let workspace: LocalWorkspace;
  let browser: Browser;
  let page: Page;
  let samples: Sample[];
  const complaints: string[] = [];

  beforeAll(async () => {
    workspace = await startLocalWorkspace({ manifest: resolve(__dirname, '../../manifest.yml') });
    const dana = workspace.as('dana');
    await dana.invite('incidents', workspace.botUserId);
    await dana.openHome();
    browser = await startChromium(chromium);
    page = await openPage(browser, workspace.url, complaints);
    const state = await (await fetch(`${workspace.url}page/state?as=${dana.person.id}`)).json();
    samples = messageSamples({
      person: dana.person.id,
      channel: workspace.channel('incidents')?.id ?? '',
      group: (state as { userGroups: { id: string }[] }).userGroups[0]?.id ?? '',
      team: workspace.teamId,
    });
    const channel = workspace.channel('incidents')?.id;
    for (const { type, block } of samples) {
      await callAsBot(workspace, 'chat.postMessage', { channel, text: type, blocks: [block] });
    }
    const view = { type: 'home', blocks: formSamples().map(({ block }) => block) };
    await callAsBot(workspace, 'views.publish', { user_id: dana.person.id, view });
  });

  afterAll(async () => {
    await browser?.close();
    await workspace?.close();
  });

  async function missing(wanted: readonly Sample[]): Promise<string[]> {
    const gone: string[] = [];
    for (const { type, shows } of wanted) {
      const isShown = await page.locator('.main').locator(shows).first().isVisible();
      if (!isShown) gone.push(type);
    }
    return gone;
  }

  it('of a message is shown as what it is', async () => {
    await page.locator('.main').getByText('#ff8800').waitFor();

    expect(await missing(samples)).toEqual([]);
    expect(await page.getByText('is not shown here').count()).toBe(0);
  });

  it('of small print keeps its lines apart', async () => {
    const channel = workspace.channel('incidents')?.id;
    const elements = [{ type: 'plain_text', text: 'one line\nand another' }];
    await callAsBot(workspace, 'chat.postMessage', {
      channel,
      text: 'lines',
      blocks: [{ type: 'context', elements }],
    });
    const context = page.locator('.block-context').filter({ hasText: 'and another' });

    const heights = await context.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return [...range.getClientRects()].map(({ top }) => top);
    });
    expect(new Set(heights).size).toBe(2);
  });

  it('of a form can be filled in', async () => {
    await page.getByRole('button', { name: /^Hindsight/ }).click();
    await page.locator('.main').getByText('A radio_buttons', { exact: true }).waitFor();

    expect(await missing(formSamples())).toEqual([]);
    expect(await page.getByText('is not shown here').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
