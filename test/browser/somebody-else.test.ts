import {
  becomeSomebodyElse,
  type Desktop,
  inBrowser,
  messageWith,
  openChannel,
  openDesktop,
} from '../helpers/browser';

inBrowser('somebody else', (chromium) => {
  let desktop: Desktop;

  beforeAll(async () => {
    desktop = await openDesktop(chromium);
  });
  afterAll(() => desktop?.close());

  test('has a Home of their own', async () => {
    const { page, bot } = desktop;
    await page.getByRole('navigation').getByRole('button', { name: 'Hindsight' }).click();
    await page.locator('.home').getByRole('button', { name: 'Start an incident' }).waitFor();
    await becomeSomebodyElse(page, 'Priya Nair');
    await page.locator('.home').getByRole('button', { name: 'Start an incident' }).waitFor();

    expect(bot.workspace.as('priya').home()).toBeDefined();
  });

  test('has not read what I have read', async () => {
    const { page, bot } = desktop;
    await openChannel(page, 'general');
    await bot.workspace.as('mike').say('general', 'good morning');
    await bot.workspace.as('dana').say('general', 'for everybody');
    await messageWith(page, 'for everybody').waitFor();
    await becomeSomebodyElse(page, 'Mike Alvarez');

    await page.locator('#first-new').waitFor();
  });

  test('is told in the conversation with the app what to type', async () => {
    const { page, complaints } = desktop;
    await page.getByRole('navigation').getByRole('button', { name: 'Hindsight' }).click();
    await page.getByRole('button', { name: 'Messages' }).click();
    await page.getByRole('button', { name: '/incident start' }).click();
    await page.getByRole('textbox', { name: /^Message / }).press('Escape');
    await page.getByRole('textbox', { name: /^Message / }).press('Enter');
    await page.getByRole('dialog').getByLabel('What is wrong?').waitFor();

    expect(complaints).toEqual([]);
  });
});
