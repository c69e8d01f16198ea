import { barriers, type Desktop, inBrowser, openDesktop } from '../helpers/browser';

inBrowser('the demo', (chromium) => {
  let desktop: Desktop;

  beforeAll(async () => {
    desktop = await openDesktop(chromium);
  });
  afterAll(() => desktop?.close());

  test('begins at a button, and the page follows it to its channel', async () => {
    const { page } = desktop;
    await page.getByRole('button', { name: 'Run a demo incident' }).click();

    await page.getByRole('heading', { level: 1, name: /^inc-1-/ }).waitFor();
    await page.getByRole('region', { name: 'Demo' }).getByText('joins the channel').waitFor();
  });

  test('can be paused, keeps nobody out meanwhile, and goes on', async () => {
    const { page, bot } = desktop;
    const bar = page.getByRole('region', { name: 'Demo' });
    await bar.getByRole('button', { name: 'Pause' }).click();
    await bar.getByText('Paused.').waitFor();

    expect(await barriers(page)).toEqual([]);
    await bar.getByRole('button', { name: 'Go on' }).click();
    await bar.getByRole('button', { name: 'Pause' }).waitFor();
    expect(bot.workspace.demo.progress()?.state).toBe('running');
  });

  test('can be taken over', async () => {
    const { page, bot } = desktop;
    const bar = page.getByRole('region', { name: 'Demo' });
    await bar.getByRole('button', { name: 'Take over' }).click();
    await bar.waitFor({ state: 'detached' });

    expect(bot.workspace.demo.progress()?.state).toBe('ready');
  });

  test('can be played again, from wherever one is', async () => {
    const { page } = desktop;
    const list = page.getByRole('navigation', { name: 'Channels' });
    await list.getByRole('button', { name: 'Traffic' }).click();
    await list.getByRole('button', { name: 'Demo', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^inc-2-/ }).waitFor();
    await page.getByRole('button', { name: 'Take over' }).click();
    await list.getByRole('button', { name: 'Demo', exact: true }).waitFor();

    expect(desktop.complaints).toEqual([]);
  });
});
