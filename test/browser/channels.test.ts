import type { Locator } from 'playwright-core';
import {
  barriers,
  becomeSomebodyElse,
  type Desktop,
  inBrowser,
  messageWith,
  openChannel,
  openDesktop,
  overflowing,
  PHONE,
  rowOf,
  write,
} from '../helpers/browser';

inBrowser('channels', (chromium) => {
  let desktop: Desktop;

  beforeAll(async () => {
    desktop = await openDesktop(chromium);
    await openChannel(desktop.page, 'general');
  });
  afterAll(() => desktop?.close());

  const dialog = (name: string): Locator => desktop.page.getByRole('dialog', { name });
  const menu = (): Locator => desktop.page.getByRole('button', { name: 'Channel actions' });

  test('are created by keyboard, with what is wrong with the name beside it', async () => {
    const { page, bot } = desktop;
    await page.getByRole('button', { name: 'Create a channel' }).press('Enter');
    const form = dialog('Create a channel');
    const field = form.getByLabel('Name');
    await field.press('Enter');
    await form.getByText('A channel needs a name').waitFor();
    await field.pressSequentially('General');
    await field.press('Enter');
    const problem = form.getByText('There is a channel called general already');
    await problem.waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await barriers(page)).toEqual([]);
    await field.fill('<b>');
    await problem.waitFor({ state: 'detached' });
    await field.press('Enter');
    await form.getByText('“<b>” has something other than').waitFor();
    await field.fill('');
    await field.pressSequentially('Big Launch');
    await field.press('Tab');
    await page.keyboard.press('Space');
    await field.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'big-launch' }).waitFor();
    await page.locator('.composer textarea:focus').waitFor();

    expect(bot.workspace.channel('big-launch')).toMatchObject({
      isPrivate: true,
      members: [bot.workspace.as('dana').person.id],
    });
  });

  test('have a topic, which says when it is too long', async () => {
    const { page, bot } = desktop;
    await menu().press('Enter');
    await page.getByRole('menuitem', { name: 'Edit topic' }).press('Enter');
    const field = dialog('Edit topic').getByLabel('Topic');
    await field.fill('x'.repeat(251));
    await field.press('Enter');
    await dialog('Edit topic').getByText('this one has 251').waitFor();
    await field.fill('Launch on <b>Friday</b> & after');
    await field.press('Enter');
    await page.locator('.topic').getByText('Launch on <b>Friday</b> & after').waitFor();
    await messageWith(page, 'set the channel topic').waitFor();

    expect(bot.workspace.channel('big-launch')?.topic).toContain('&lt;b&gt;');
    expect(await menu().evaluate((button) => button === document.activeElement)).toBe(true);
  });

  test('close without doing anything on Escape', async () => {
    const { page } = desktop;
    await menu().press('Enter');
    await page.getByRole('menuitem', { name: 'Archive channel' }).press('Enter');
    await dialog('Archive channel').getByRole('button', { name: 'Archive' }).press('Escape');
    await dialog('Archive channel').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Create a channel' }).click();
    await dialog('Create a channel').getByLabel('Name').press('Escape');
    await dialog('Create a channel').waitFor({ state: 'detached' });

    await write(page, 'still open');
    await messageWith(page, 'still open').waitFor();
  });

  test('are archived and opened again', async () => {
    const { page } = desktop;
    await menu().click();
    await page.getByRole('menuitem', { name: 'Archive channel' }).click();
    await dialog('Archive channel').getByRole('button', { name: 'Archive' }).click();
    await page.getByText('#big-launch is archived').waitFor();
    expect(await page.getByRole('button', { name: '/incident start' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Unarchive channel' }).click();
    await page.getByRole('textbox', { name: 'Message #big-launch' }).waitFor();

    await messageWith(page, 'un-archived the channel').waitFor();
  });

  test('are not ended by anybody where everybody is, nor made by guests', async () => {
    const { page, complaints } = desktop;
    await openChannel(page, 'general');
    await menu().click();
    expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['Edit topic']);
    await page.keyboard.press('Escape');
    await becomeSomebodyElse(page, 'Gus Okafor');
    await rowOf(page, 'incidents').waitFor();

    expect(await page.getByRole('button', { name: 'Create a channel' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('are created on a phone as well', async () => {
    const { page } = desktop;
    await becomeSomebodyElse(page, 'Mike Alvarez');
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: 'Show channels' }).click();
    await page.getByRole('button', { name: 'Create a channel' }).click();
    const form = dialog('Create a channel');
    await form.getByLabel('Name').fill('on-the-way');
    expect(await barriers(page)).toEqual([]);
    expect(await overflowing(page)).toEqual([]);
    await form.getByRole('button', { name: 'Create' }).click();

    await page.getByRole('heading', { level: 1, name: 'on-the-way' }).waitFor();
  });
});
