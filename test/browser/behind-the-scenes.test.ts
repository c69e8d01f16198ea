import {
  type Desktop,
  inBrowser,
  messageWith,
  openChannel,
  openDesktop,
  privateMessageWith,
  startBot,
  write,
} from '../helpers/browser';

inBrowser('what goes on behind the scenes', (chromium) => {
  let desktop: Desktop;

  beforeAll(async () => {
    desktop = await openDesktop(chromium);
  });
  afterAll(() => desktop?.close());

  test('is shown both ways, found by words, opened, and without secrets', async () => {
    const { page, bot } = desktop;
    await write(page, '/incident list');
    await privateMessageWith(page, 'No incident').waitFor();
    await page.getByRole('button', { name: 'Traffic' }).click();
    const find = page.getByRole('searchbox', { name: 'Find in the traffic' });
    await find.fill('/incident list');
    const row = page.locator('.exchange').filter({ hasText: '/incident list' });
    await row.locator('summary').click();
    const told = row.getByRole('region', { name: 'What the app was told' });
    await told.getByText('"command": "/incident"').waitFor();
    await row.getByRole('region', { name: 'What it answered' }).getByText('No incident').waitFor();
    expect(await told.getByText('"token": "•••"').count()).toBe(1);

    await find.fill('');
    await page.getByRole('combobox', { name: 'Direction' }).selectOption('From the app');
    await page.locator('.exchange').filter({ hasText: 'apps.connections.open' }).waitFor();
    expect(await page.getByRole('img', { name: 'to the app' }).count()).toBe(0);
    expect(await page.content()).not.toContain(bot.workspace.botToken);
  });

  test('can be made to go wrong, and says how often it did', async () => {
    const { page, bot } = desktop;
    await page.getByRole('button', { name: 'Faults' }).click();
    const limit = page.getByRole('form', { name: 'Too many requests' });
    await limit.getByLabel('Retry-After, in seconds').fill('1');
    await limit.getByLabel('Method').fill('conversations.create');
    await limit.getByLabel('How often').fill('1');
    await limit.getByRole('button', { name: 'Switch on' }).click();
    const asked = page.getByRole('region', { name: 'Switched on' }).getByRole('listitem');
    await asked
      .getByText('conversations.create · Retry-After, in seconds 1 · How often 1')
      .waitFor();
    await page.getByRole('button', { name: 'Faults 1 switched on' }).waitFor();

    await bot.workspace.as('dana').command('incidents', '/incident start sev3 The fan is loud');
    await asked.getByText('struck once').waitFor();
    await asked.getByText('over').waitFor();
    await page.getByRole('button', { name: 'Traffic' }).click();
    await page.getByRole('combobox', { name: 'Direction' }).selectOption('Both ways');
    await page.getByRole('checkbox', { name: 'Only what went wrong' }).check();
    const struck = page.locator('.exchange').filter({ hasText: 'conversations.create' });
    await struck.getByText('429 ratelimited').waitFor();
  });

  test('says what is wrong with a fault that cannot be, and switches off what is on', async () => {
    const { page, bot } = desktop;
    await page.getByRole('button', { name: /^Faults/ }).click();
    const silent = page.getByRole('form', { name: 'Silent' });
    await silent.getByLabel('How often').fill('0');
    await silent.evaluate((form) => form.setAttribute('novalidate', ''));
    await silent.getByRole('button', { name: 'Switch on' }).click();
    await page.getByText('times must be a whole number from 1').waitFor();
    await silent.getByLabel('How often').fill('');
    await silent.getByLabel('Method').fill('pins.list');
    await silent.getByRole('button', { name: 'Switch on' }).click();
    await page.getByRole('button', { name: 'Switch off Silent' }).click();
    await page.getByRole('button', { name: 'Switch everything off' }).click();
    await page.getByText('Nothing goes wrong at the moment').waitFor();

    expect(bot.workspace.faults()).toEqual([]);
    expect(desktop.complaints.filter((line) => !line.includes('400'))).toEqual([]);
  });

  test('comes back by itself when the connection was gone', async () => {
    const { page, bot } = desktop;
    await openChannel(page, 'incidents');
    bot.workspace.fault({ kind: 'unplugged', forMs: 1500 });
    await page.getByText('The workspace does not answer').waitFor();
    await page.getByText('Connected again.').waitFor();
    await bot.workspace.as('mike').say('incidents', 'back again');

    await messageWith(page, 'back again').waitFor();
  });

  test('comes back as whom and where one was when the workspace was started anew', async () => {
    const { page, bot } = desktop;
    const { port } = new URL(bot.workspace.url);
    await page.getByRole('button', { name: 'Be somebody else' }).click();
    await page.getByRole('menuitemradio', { name: 'Priya Nair' }).click();
    await openChannel(page, 'general');
    await bot.stop();
    await page.getByText('The workspace does not answer').waitFor();
    const anew = await startBot(port);
    try {
      await page.getByText('The workspace was started anew').waitFor();
      await page.getByRole('button', { name: /^Priya Nair .*Be somebody else/ }).waitFor();
      await page.getByRole('heading', { level: 1, name: 'general' }).waitFor();
    } finally {
      await anew.stop();
    }
  });
});
