import {
  type Desktop,
  inBrowser,
  messageWith,
  openChannel,
  openDesktop,
  write,
} from '../helpers/browser';
import { tinyPng } from '../helpers/tiny-png';

const ATTACKS = [
  '<script>window.ran = true</script>',
  '<img src=x onerror="window.ran = true">',
  '<svg onload="window.ran = true"></svg>',
  '[a link](javascript:window.ran=true) <javascript:window.ran=true|and another>',
  '```<iframe srcdoc="<script>parent.ran = true</script>"></iframe>```',
  '<style>* { display: none !important }</style>',
];

inBrowser('what people type', (chromium) => {
  let desktop: Desktop;

  beforeAll(async () => {
    desktop = await openDesktop(chromium);
    await openChannel(desktop.page, 'general');
  });
  afterAll(() => desktop?.close());

  async function hasRun(): Promise<unknown> {
    return await desktop.page.evaluate('window.ran');
  }

  async function attach(name: string, mimeType: string, buffer: Buffer): Promise<void> {
    const { page } = desktop;
    await page.locator('.main input[type=file]').setInputFiles({ name, mimeType, buffer });
    await write(page, `here is ${mimeType}`);
    await messageWith(page, `here is ${mimeType}`).getByRole('region').waitFor();
  }

  test.each(ATTACKS)('is text and not markup: %s', async (attack) => {
    const { page } = desktop;
    await write(page, attack);
    const words = attack.replaceAll('```', '').slice(0, 14);
    await messageWith(page, words).waitFor();

    expect(await hasRun()).toBeUndefined();
    expect(await page.locator('.main .text :is(script, img, svg, iframe, style)').count()).toBe(0);
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  });

  test('does not run from the name of a file, nor from what is in it', async () => {
    const { page } = desktop;
    const page404 = '<script>parent.ran = top.ran = true</script><h1>Report</h1>';
    await attach('<img src=x onerror=window.ran=true>.png', 'image/png', Buffer.from(tinyPng));
    await attach('page.html', 'text/html', Buffer.from(page404));
    await attach('notes.md', 'text/markdown', Buffer.from(`# Notes\n\n${ATTACKS.join('\n\n')}`));
    await attach(
      'picture.svg',
      'image/svg+xml',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="parent.ran = true"/>'),
    );
    await page.frameLocator('iframe[title="page.html"]').getByText('Report').waitFor();
    await page.getByRole('heading', { name: 'Notes' }).waitFor();

    expect(await hasRun()).toBeUndefined();
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
  });

  test('is long, and folded until somebody wants to read it', async () => {
    const { page, bot } = desktop;
    const long = `Long. ${'word '.repeat(7990)}`.trim();
    await bot.workspace.as('mike').say('general', long);
    const message = messageWith(page, 'Long. word');
    const more = message.getByRole('button', { name: 'Show more' });
    await more.waitFor();
    const folded = (await message.boundingBox())?.height ?? 0;
    await more.click();
    await message.getByRole('button', { name: 'Show less' }).waitFor();

    expect(folded).toBeLessThan(500);
    expect((await message.boundingBox())?.height).toBeGreaterThan(2000);
    await message.getByRole('button', { name: 'Show less' }).click();
  });

  test('is too long, and is given back with what the limit is', async () => {
    const { page, bot } = desktop;
    const before = bot.workspace.messages('general').length;
    await write(page, 'x'.repeat(40_001));
    await page.getByText('a message has at most 40,000 characters').waitFor();
    const field = page.locator('.main').getByRole('textbox', { name: /^Message / });

    expect((await field.inputValue()).length).toBe(40_001);
    expect(bot.workspace.messages('general')).toHaveLength(before);
    await field.fill('');
  });

  test('may be in any script, piled up or turned around, and stays in its place', async () => {
    const { page, bot } = desktop;
    const piled = `${'Z'}${'\u0327\u0335\u0342\u0353'.repeat(40)}algo`;
    await bot.workspace.as('mike').say('general', 'שלום עולם 123');
    await bot.workspace.as('mike').say('general', piled);
    await bot.workspace.as('mike').say('general', 'turned \u202Earound\u202C and back');
    await messageWith(page, 'and back').waitFor();

    const direction = await messageWith(page, 'שלום')
      .locator('.text > div')
      .evaluate((line) => getComputedStyle(line).direction);
    expect(direction).toBe('rtl');
    expect((await messageWith(page, 'algo').boundingBox())?.height).toBeLessThan(120);
  });

  test('would not run if it were markup: the page takes no script but its own', async () => {
    const { page, complaints } = desktop;
    // The preview of an HTML file is not let run what is in it; nothing else has even tried.
    expect(complaints.filter((line) => !line.includes('frame is sandboxed'))).toEqual([]);
    const refused = await page.evaluate(`(() => {
      const script = document.createElement('script');
      try { script.text = 'window.ran = true'; document.body.append(script); } catch {}
      try { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran = true">'); return false; }
      catch { return true; }
    })()`);

    expect(refused).toBe(true);
    expect(await hasRun()).toBeUndefined();
  });
});
