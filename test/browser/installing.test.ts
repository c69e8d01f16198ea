import type { Browser, Page } from 'playwright-core';
import { startChromium } from '../../scripts/chromium';
import { barriers, inBrowser, openPage } from '../helpers/browser';
import { type ManyForTest, startMany } from '../helpers/many-workspaces';

inBrowser('installing', (chromium) => {
  let many: ManyForTest;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    many = await startMany();
    browser = await startChromium(chromium);
    page = await openPage(browser, `${many.address()}/slack/install`, complaints);
  });
  afterAll(async () => {
    await browser?.close();
    await many?.close();
  });

  test('can be given up and begun again, and ends at a page that everybody can read', async () => {
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'Hindsight was not installed' }).waitFor();
    await page.getByRole('link', { name: 'Install Hindsight' }).click();
    await page.getByLabel('Workspace').selectOption('Globex');
    await page.getByRole('button', { name: 'Allow' }).click();

    await page.getByRole('heading', { name: 'Hindsight is installed in Globex' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(many.rows('select name from installations')).toEqual([{ name: 'Globex' }]);
  });

  test('does not happen twice when the page is loaded again', async () => {
    await page.reload();

    await page.getByRole('heading', { name: 'This has been done already' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(many.globex.calls('oauth.v2.access')).toHaveLength(1);
  });

  test('leaves the browser without a complaint but for the answers that say no', () => {
    const other = complaints.filter((line) => !/status of 400/.test(line));

    expect(other).toEqual([]);
  });
});
