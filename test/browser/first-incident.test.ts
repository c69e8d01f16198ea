import {
  barriers,
  becomeSomebodyElse,
  type Desktop,
  inBrowser,
  messageWith,
  openDesktop,
  pickFromMenu,
  privateMessageWith,
  react,
  write,
} from '../helpers/browser';
import { tinyPng } from '../helpers/tiny-png';

inBrowser('the first incident', (chromium) => {
  let desktop: Desktop;

  beforeAll(async () => {
    desktop = await openDesktop(chromium);
  });
  afterAll(() => desktop?.close());

  test('is opened by a form, whose window then names the channel', async () => {
    const { page } = desktop;
    await page.getByRole('button', { name: '/incident start' }).click();
    await page.keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Start an incident' });
    await form.getByLabel('What is wrong?').fill('Tickets cannot be printed');
    await form.getByLabel(/^How bad is it/).selectOption('sev2');
    await form.getByRole('button', { name: 'Start', exact: true }).click();

    const window = page.getByRole('dialog', { name: 'Hindsight' });
    await window.getByText('has its channel').waitFor();
    await window.getByRole('button', { name: 'Close' }).last().click();
    const channels = page.getByRole('navigation', { name: 'Channels' });
    await channels.getByRole('button', { name: 'inc-1-tickets-cannot-be-printed' }).click();

    await messageWith(page, 'INC-1: Tickets cannot be printed').getByText('Pinned').waitFor();
  });

  test('takes a command of several lines as it was typed', async () => {
    const { page } = desktop;
    await write(page, '/incident note -5m Turned the printers\noff and on');

    const receipt = privateMessageWith(page, /Recorded T\d+ at .*Turned the printers/);
    await receipt.getByText('off and on').waitFor();

    expect(await receipt.getByRole('button', { name: 'Undo' }).isVisible()).toBe(true);
  });

  test('has a message put on the timeline from its menu', async () => {
    const { page } = desktop;
    await write(page, 'The print queue is full');
    const message = messageWith(page, 'The print queue is full');
    await pickFromMenu(page, message, 'Add to timeline');

    await message.getByRole('button', { name: /^white_check_mark, 1/ }).waitFor();
    await privateMessageWith(page, 'The print queue is full').waitFor();
  });

  test('has a hypothesis raised by a reaction, and shows it on the card', async () => {
    const { page } = desktop;
    await write(page, 'Is it the new driver?');
    const message = messageWith(page, 'Is it the new driver?');
    await react(message, 'bulb');

    await message.getByRole('button', { name: /^white_check_mark, 1/ }).waitFor();
    await messageWith(page, 'We think').getByText('Is it the new driver?').waitFor();
  });

  test('has an escalation acknowledged by somebody who joins', async () => {
    const { page } = desktop;
    await write(page, '/incident escalate "printing" The queue has to be emptied');
    await messageWith(page, 'The queue has to be emptied').waitFor();
    await becomeSomebodyElse(page, 'Priya Nair');
    await page.getByRole('button', { name: 'Join channel' }).click();
    await privateMessageWith(page, 'Welcome. This is what to know').waitFor();
    await messageWith(page, 'The queue has to be emptied')
      .getByRole('button', { name: 'Acknowledge' })
      .click();

    await messageWith(page, 'Acknowledged by priya').waitFor();
  });

  test('runs nothing that people type, wherever it is shown', async () => {
    const { page, complaints } = desktop;
    const attack = '<img src=x onerror="window.ran = true"><script>window.ran = true</script>';
    await write(page, attack);
    await write(page, `/incident note ${attack}`);
    await page.locator('.main input[type=file]').setInputFiles({
      name: `${attack.replaceAll('/', '')}.png`,
      mimeType: 'image/png',
      buffer: Buffer.from(tinyPng),
    });
    await write(page, 'a picture');
    await messageWith(page, 'a picture').getByRole('img').first().waitFor();
    await write(page, `/incident title ${attack}`);
    await messageWith(page, 'INC-1: <img src=x').waitFor();

    expect(await page.evaluate('window.ran')).toBeUndefined();
    expect(complaints).toEqual([]);
    await write(page, '/incident title Tickets cannot be printed');
  });

  test('is closed with what is missing, and its report opens', async () => {
    const { page, complaints } = desktop;
    await becomeSomebodyElse(page, 'Dana Keller');
    await write(page, '/incident rule-out H1 The old driver does the same');
    await privateMessageWith(page, 'Ruled out H1').waitFor();
    await write(page, '/incident close');
    const missing = privateMessageWith(page, 'is not quite complete');
    await missing.getByRole('button', { name: 'Add root cause' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox').first().fill('The queue was full');
    await form.locator('button[type=submit]').click();
    await privateMessageWith(page, 'Root cause: The queue was full').waitFor();
    await missing.getByRole('button', { name: 'Close anyway' }).click();

    const file = page.getByRole('region', { name: 'INC-1-postmortem.html' });
    const [report] = await Promise.all([
      page.waitForEvent('popup'),
      file.getByRole('link', { name: 'Open' }).click(),
    ]);
    await report.getByRole('heading', { name: 'Root cause' }).waitFor();

    expect(await report.getByText('The old driver does the same').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
    expect(desktop.bot.workspace.failures()).toEqual([]);
    await report.close();
  });

  describe.each(['light', 'dark'] as const)('in a %s room', (colorScheme) => {
    beforeAll(() => desktop.page.emulateMedia({ colorScheme }));

    test('keeps nobody out of the channel and its files', async () => {
      expect(await barriers(desktop.page)).toEqual([]);
    });

    test('keeps nobody out of a form', async () => {
      const { page } = desktop;
      await write(page, '/incident start');
      await page.getByRole('dialog').getByLabel('What is wrong?').waitFor();

      expect(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'Cancel' }).click();
    });
  });
});
