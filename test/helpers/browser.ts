import axe, { type Result } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { findChromium, startChromium } from '../../scripts/chromium';
import { type LocalBot, startLocal } from '../../src/boot/local';
import { readConfig } from '../../src/settings/config';
import { createRecordingLog } from './recording-log';

const PATIENCE_MS = 20_000;
/** A browser on a busy machine starts slowly. */
const LONGEST_MS = 90_000;
export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 375, height: 740 };

/** The local workspace in a real browser, with the bot in it. */
export interface Desktop {
  readonly bot: LocalBot;
  readonly page: Page;
  /** What the page complained about: errors, and scripts it refused to run. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Describes what is tested in a browser; where there is none, says that it is skipped. */
export function inBrowser(name: string, body: (chromium: string) => void): void {
  const chromium = findChromium();
  jest.setTimeout(LONGEST_MS);
  if (chromium) describe(`${name}, in a browser`, () => body(chromium));
  else test.skip(`${name}: needs Chromium; set CHROMIUM or install the package chromium`, () => {});
}

export async function openDesktop(chromium: string): Promise<Desktop> {
  const bot = await startBot('0');
  const browser = await startChromium(chromium);
  const complaints: string[] = [];
  const page = await openPage(browser, bot.workspace.url, complaints);
  return { bot, page, complaints, close: () => closeAll(browser, bot) };
}

/** The bot in a local workspace of its own, at a port. */
export async function startBot(port: string): Promise<LocalBot> {
  const config = readConfig({ PORT: port, DATABASE_URL: 'file::memory:' });
  return await startLocal(config, createRecordingLog(), () => undefined);
}

/** Opens the page of a workspace, and notes what it complains about: errors, and what it refuses to run. */
export async function openPage(browser: Browser, url: string, complaints: string[]): Promise<Page> {
  const page = await browser.newPage({ viewport: DESK });
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  await page.goto(url);
  return page;
}

async function closeAll(browser: Browser, bot: LocalBot): Promise<void> {
  await browser.close();
  await bot.stop();
}

/** Writes below the messages and sends it. */
export async function write(page: Page, text: string): Promise<void> {
  const field = page.locator('.main').getByRole('textbox', { name: /^Message / });
  await field.fill(text);
  await field.press('Enter');
}

/** The newest message that everybody sees with these words. */
export function messageWith(page: Page, words: string): Locator {
  return page.locator('article:not(.is-private)').filter({ hasText: words }).last();
}

/** The newest message that only the person at the page sees with these words. */
export function privateMessageWith(page: Page, words: string | RegExp): Locator {
  return page.locator('article.is-private').filter({ hasText: words }).last();
}

/** Opens the ⋮ menu of a message and picks from it. */
export async function pickFromMenu(page: Page, message: Locator, item: string): Promise<void> {
  await message.hover();
  await message.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

export async function react(message: Locator, emoji: string): Promise<void> {
  await message.hover();
  await message.getByRole('button', { name: 'Add reaction' }).first().click();
  await message.getByRole('button', { name: emoji, exact: true }).click();
}

/** Goes to a channel by its line in the list. */
export async function openChannel(page: Page, name: string): Promise<void> {
  await rowOf(page, name).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** A channel in the list; its name says what is unread there. */
export function rowOf(page: Page, name: string): Locator {
  const list = page.getByRole('navigation', { name: 'Channels' });
  return list.getByRole('button', { name: new RegExp(`^${name}\\b`) });
}

/** Goes on as somebody else. */
export async function becomeSomebodyElse(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Be somebody else' }).click();
  await page.getByRole('menuitemradio', { name }).click();
  await page.getByRole('button', { name: new RegExp(`^${name} .*Be somebody else$`) }).waitFor();
}

/** What would keep people out: violations that axe calls serious or critical, one line each. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations: Result[] = await page.evaluate(
    "axe.run(document, { iframes: false, resultTypes: ['violations'] }).then((all) => all.violations)",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** What is cut off at the right or scrolls sideways, one line each; what scrolls by design, such as a wide table, is not looked into. */
export async function overflowing(page: Page): Promise<string[]> {
  return await page.evaluate(`(() => {
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
    const scrolls = '.scroll-x, pre, table, .tabs, .only-read-out';
    const parts = [...document.querySelectorAll('#root *')].filter((part) => {
      const { width, height, right, left } = part.getBoundingClientRect();
      const isSeen = width > 0 && height > 0 && part.checkVisibility({ visibilityProperty: true });
      return isSeen && (right > innerWidth + 1 || left < -1) && !part.closest(scrolls);
    });
    return [...wide, ...parts.slice(0, 5).map((part) => part.tagName + '.' + part.className)];
  })()`);
}
