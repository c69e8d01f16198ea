import {
  becomeSomebodyElse,
  type Desktop,
  inBrowser,
  messageWith,
  openChannel,
  openDesktop,
  pickFromMenu,
  react,
  rowOf,
  write,
} from '../helpers/browser';

inBrowser('a conversation', (chromium) => {
  let desktop: Desktop;

  beforeAll(async () => {
    desktop = await openDesktop(chromium);
    await openChannel(desktop.page, 'general');
  });
  afterAll(() => desktop?.close());

  test('takes Enter to send and Shift+Enter for a new line', async () => {
    const { page, bot } = desktop;
    const field = page.getByRole('textbox', { name: 'Message #general' });
    await field.pressSequentially('One line');
    await field.press('Shift+Enter');
    await field.pressSequentially('and another');
    await field.press('Enter');
    await messageWith(page, 'and another').waitFor();

    expect(bot.workspace.messages('general').at(-1)?.text).toBe('One line\nand another');
    expect(await field.inputValue()).toBe('');
  });

  test('completes people, channels and emoji by keyboard', async () => {
    const { page, bot } = desktop;
    const field = page.getByRole('textbox', { name: 'Message #general' });
    await field.pressSequentially('@mi');
    await page.getByRole('option', { name: /@mike/ }).waitFor();
    expect(await field.getAttribute('aria-activedescendant')).toBeTruthy();
    await field.press('Tab');
    await field.pressSequentially('in #inc');
    await field.press('Enter');
    await field.pressSequentially(':tad');
    await field.press('ArrowDown');
    await field.press('ArrowUp');
    await field.press('Enter');
    expect(await field.inputValue()).toBe('@mike in #incidents :tada: ');
    await field.press('Enter');
    await messageWith(page, '@mike in #incidents').waitFor();

    const mike = bot.workspace.as('mike').person.id;
    expect(bot.workspace.messages('general').at(-1)?.mentions).toEqual([mike]);
  });

  test('leaves the caret to whoever types on at once', async () => {
    const { page } = desktop;
    const field = page.getByRole('textbox', { name: 'Message #general' });
    await page.evaluate(`
      window.held = [];
      window.drawNext = window.requestAnimationFrame;
      window.requestAnimationFrame = (callback) => window.held.push(callback);
    `);
    await field.pressSequentially('@mi');
    await page.getByRole('option', { name: /@mike/ }).waitFor();
    await field.press('Tab');
    await field.pressSequentially('to');
    await page.evaluate(`
      window.requestAnimationFrame = window.drawNext;
      for (const callback of window.held) callback(performance.now());
    `);
    await field.pressSequentially('day');

    expect(await field.inputValue()).toBe('@mike today');
    await field.fill('');
  });

  test('shows how a command is used while it is typed', async () => {
    const { page } = desktop;
    const field = page.getByRole('textbox', { name: 'Message #general' });
    await field.pressSequentially('/inc');
    await page.getByRole('option', { name: /^\/incident/ }).waitFor();
    await field.press('Escape');
    expect(await page.getByRole('option').count()).toBe(0);
    await field.fill('/incident ');
    await page.locator('.composer-foot').getByText('/incident').waitFor();
    await field.fill('');
  });

  test('lets one edit one’s last message with the arrow up, and take it back', async () => {
    const { page, bot } = desktop;
    await write(page, 'a mistke');
    await messageWith(page, 'a mistke').waitFor();
    await page.getByRole('textbox', { name: 'Message #general' }).press('ArrowUp');
    const box = page.getByRole('textbox', { name: 'Edit message' });
    await box.fill('a mistake of @mi');
    await page.getByRole('option', { name: /@mike/ }).waitFor();
    await box.press('Enter');
    expect(await box.inputValue()).toBe('a mistake of @mike ');
    await box.press('Enter');
    const message = messageWith(page, 'a mistake of @mike');
    await message.getByText('(edited)').waitFor();
    const mike = bot.workspace.as('mike').person.id;
    expect(bot.workspace.messages('general').at(-1)?.mentions).toEqual([mike]);
    await pickFromMenu(page, message, 'Delete message');
    await page
      .getByRole('dialog', { name: 'Delete message' })
      .getByRole('button', { name: 'Delete' })
      .click();
    await message.waitFor({ state: 'detached' });

    expect(bot.workspace.messages('general').some(({ text }) => text.includes('mist'))).toBe(false);
  });

  test('counts reactions, says whose they are, and takes one’s own back', async () => {
    const { page, bot } = desktop;
    const message = messageWith(page, 'and another');
    await react(message, 'eyes');
    const reaction = message.getByRole('button', { name: /^eyes, 1, by Dana Keller/ });
    await reaction.waitFor();
    const { ts = '' } =
      bot.workspace.messages('general').find(({ text }) => text.includes('and another')) ?? {};
    await bot.workspace.as('mike').react('general', ts, 'eyes');
    const both = message.getByRole('button', { name: 'eyes, 2, by Dana Keller, Mike Alvarez' });
    await both.click();

    await message.getByRole('button', { name: 'eyes, 1, by Mike Alvarez' }).waitFor();
  });

  test('goes on in a thread, which Escape closes', async () => {
    const { page } = desktop;
    // In the channel; the thread has it as well.
    const message = page.locator('.main article').filter({ hasText: 'and another' });
    await message.hover();
    await message.getByRole('button', { name: 'Reply in thread' }).click();
    const pane = page.getByRole('complementary', { name: 'Thread' });
    const field = pane.getByRole('textbox', { name: 'Reply…' });
    await field.fill('in here');
    await field.press('Enter');
    await pane.getByText('in here').waitFor();
    await message.getByRole('button', { name: /1 reply/ }).waitFor();
    await field.press('Escape');

    await pane.waitFor({ state: 'detached' });
  });

  test('keeps what is half written, and says where', async () => {
    const { page } = desktop;
    await page.getByRole('textbox', { name: 'Message #general' }).fill('half a thou');
    await openChannel(page, 'incidents');
    await rowOf(page, 'general').filter({ hasText: 'draft' }).waitFor();
    await page.reload();
    await openChannel(page, 'general');

    const field = page.getByRole('textbox', { name: 'Message #general' });
    expect(await field.inputValue()).toBe('half a thou');
    await field.fill('');
  });

  test('marks what is new, and counts what is meant for one', async () => {
    const { page, bot } = desktop;
    await openChannel(page, 'incidents');
    await bot.workspace.as('mike').say('general', 'Something new');
    await bot.workspace.as('mike').say('general', 'for you, @dana');
    await page.getByRole('button', { name: 'general 1 for you, 2 unread' }).click();
    await page.locator('#first-new').waitFor();

    const [divider, message] = await Promise.all([
      page.locator('#first-new').boundingBox(),
      messageWith(page, 'Something new').boundingBox(),
    ]);
    expect(divider?.y).toBeLessThan(message?.y ?? 0);
    await page.getByRole('button', { name: 'general', exact: true }).waitFor();
  });

  test('stays where the reader is, and leads to the newest', async () => {
    const { page, bot } = desktop;
    const mike = bot.workspace.as('mike');
    for (let count = 1; count <= 40; count += 1) await mike.say('general', `line ${count}`);
    await messageWith(page, 'line 40').waitFor();
    await page.getByRole('log').evaluate((log) => log.scrollTo({ top: 0 }));
    await page.getByRole('button', { name: 'Jump to newest' }).waitFor();
    await mike.say('general', 'the very last');
    await page.getByRole('button', { name: 'New messages' }).click();

    await messageWith(page, 'the very last').waitFor();
    await page.getByRole('button', { name: 'New messages' }).waitFor({ state: 'detached' });
  });

  test('stays at the end when something grows just as it gets there', async () => {
    const { page } = desktop;
    const left = await page.getByRole('log').evaluate(async (list) => {
      const tall = document.createElement('p');
      tall.style.height = '900px';
      list.scrollTo({ top: list.scrollHeight - list.clientHeight - 20 });
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      // In a task of its own: it has grown before the page hears that it was scrolled.
      await new Promise((resolve) => setTimeout(resolve));
      list.scrollTo({ top: list.scrollHeight });
      list.firstElementChild?.append(tall);
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      const below = list.scrollHeight - list.scrollTop - list.clientHeight;
      tall.remove();
      return below;
    });

    expect(left).toBeLessThan(60);
  });

  test('can be walked through by keyboard', async () => {
    const { page } = desktop;
    await page.getByRole('log').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    const focused = page.locator('article:focus');
    await focused.getByText('line 40').waitFor();
    await page.keyboard.press('Tab');

    expect(await page.locator('article:focus-within').getByRole('toolbar').isVisible()).toBe(true);
  });

  test('keeps private answers apart from each other, and counts them as read', async () => {
    const { page } = desktop;
    const answers = page.locator('article.is-private');
    const before = await answers.count();
    await write(page, '/incident severity');
    await write(page, '/incident show');
    // One that came after the channel was left would be unread.
    await answers.nth(before + 1).waitFor();
    expect(await answers.getByText('Only visible to you').count()).toBe(await answers.count());
    await openChannel(page, 'incidents');

    await page.getByRole('button', { name: 'general', exact: true }).waitFor();
    await openChannel(page, 'general');
  });

  test('shows a guest only what a guest may see', async () => {
    const { page, complaints } = desktop;
    await becomeSomebodyElse(page, 'Gus Okafor');
    await page.getByRole('heading', { level: 1, name: 'incidents' }).waitFor();

    expect(await rowOf(page, 'general').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
