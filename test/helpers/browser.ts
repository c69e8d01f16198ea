import axe, { type Result } from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { startChromium } from '../../scripts/chromium';
import { type LocalBot, startLocal } from '../../src/boot/local';
import { readConfig } from '../../src/config';
import { createRecordingLog } from './recording-log';

const PATIENCE_MS = 10_000;

/** The local workspace in a real browser, with the bot in it. */
export interface Desktop {
  readonly bot: LocalBot;
  readonly page: Page;
  /** What the page complained about: errors, and scripts it refused to run. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export async function openDesktop(chromium: string): Promise<Desktop> {
  const config = readConfig({ PORT: '0', DATABASE_URL: 'file::memory:' });
  const bot = await startLocal(config, createRecordingLog(), () => undefined);
  const browser = await startChromium(chromium);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  await page.goto(bot.workspace.url);
  return { bot, page, complaints, close: () => closeAll(browser, bot) };
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

/** Opens the ⋯ menu of a message and picks from it. */
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
