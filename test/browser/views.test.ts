import type { Page } from 'playwright-core';
import {
  barriers,
  DESK,
  type Desktop,
  inBrowser,
  openDesktop,
  overflowing,
  PHONE,
  write,
} from '../helpers/browser';

/** Ids of where something happened. */
interface Places {
  readonly room: string;
  readonly thread: string;
  readonly general: string;
  /** Archived. */
  readonly old: string;
}

interface View {
  readonly name: string;
  /** In the page's address. */
  readonly place: (at: Places) => Readonly<Record<string, string>>;
  /** What is opened in it. */
  readonly open?: (page: Page) => Promise<void>;
}

const VIEWS: readonly View[] = [
  {
    name: 'channel',
    place: ({ room }) => ({ channel: room }),
    open: (page) =>
      page
        .getByRole('region', { name: /postmortem.html/ })
        .first()
        .waitFor(),
  },
  { name: 'empty channel', place: ({ general }) => ({ channel: general }) },
  {
    name: 'thread',
    place: ({ room, thread }) => ({ channel: room, thread }),
    open: (page) => page.getByRole('complementary').getByText('Thank you all!').waitFor(),
  },
  { name: 'pins', place: ({ room }) => ({ channel: room, pins: '1' }) },
  {
    name: 'canvas',
    place: ({ room }) => ({ channel: room, tab: 'canvas' }),
    open: (page) => page.locator('.canvas h2').first().waitFor(),
  },
  {
    name: 'home',
    place: () => ({ channel: 'home' }),
    open: (page) => page.getByText('Recent postmortems').waitFor(),
  },
  {
    name: 'traffic',
    place: () => ({ channel: 'traffic' }),
    open: async (page) => {
      await page.locator('.exchange summary').first().click();
      await page
        .getByRole('heading', { name: /^What the app/ })
        .first()
        .waitFor();
    },
  },
  { name: 'faults', place: () => ({ channel: 'faults' }) },
  {
    name: 'form',
    place: ({ room }) => ({ channel: room }),
    open: async (page) => {
      await write(page, '/incident start');
      await page.getByRole('dialog').getByLabel('What is wrong?').waitFor();
    },
  },
  {
    name: 'menu',
    place: ({ room }) => ({ channel: room }),
    open: async (page) => {
      await page.locator('article').last().focus();
      await page.getByRole('button', { name: 'More actions' }).last().click();
    },
  },
  {
    name: 'emoji',
    place: ({ general }) => ({ channel: general }),
    open: (page) => page.getByRole('button', { name: 'Emoji' }).click(),
  },
  {
    name: 'suggestions',
    place: ({ general }) => ({ channel: general }),
    open: async (page) => {
      const field = page.getByRole('textbox', { name: /^Message / });
      // A draft may be left from before.
      await field.fill('');
      await field.pressSequentially('@');
      await page.getByRole('listbox').waitFor();
    },
  },
  {
    name: 'members',
    place: ({ room }) => ({ channel: room }),
    open: (page) => page.getByRole('button', { name: /\d members/ }).click(),
  },
  {
    name: 'new channel',
    place: ({ room }) => ({ channel: room }),
    open: async (page) => {
      const list = page.getByRole('button', { name: 'Show channels' });
      if (await list.isVisible()) await list.click();
      await page.getByRole('button', { name: 'Create a channel' }).click();
      await page.getByRole('dialog').getByLabel('Name').press('Enter');
      await page.getByText('A channel needs a name').waitFor();
    },
  },
  {
    name: 'channel actions',
    place: ({ room }) => ({ channel: room }),
    open: (page) => page.getByRole('button', { name: 'Channel actions' }).click(),
  },
  {
    name: 'topic',
    place: ({ room }) => ({ channel: room }),
    open: async (page) => {
      await page.getByRole('button', { name: 'Channel actions' }).click();
      await page.getByRole('menuitem', { name: 'Edit topic' }).click();
    },
  },
  {
    name: 'archived channel',
    place: ({ old }) => ({ channel: old }),
    open: (page) => page.getByRole('button', { name: 'Unarchive channel' }).waitFor(),
  },
  {
    name: 'editing',
    place: ({ general }) => ({ channel: general }),
    open: async (page) => {
      await write(page, 'a message');
      await page.getByRole('textbox', { name: /^Message / }).press('ArrowUp');
      await page.getByRole('textbox', { name: 'Edit message' }).pressSequentially(' @');
      await page.getByRole('listbox').waitFor();
    },
  },
  {
    name: 'people',
    place: ({ room }) => ({ channel: room }),
    open: async (page) => {
      const list = page.getByRole('button', { name: 'Show channels' });
      if (await list.isVisible()) await list.click();
      await page.getByRole('button', { name: 'Be somebody else' }).click();
    },
  },
];

inBrowser('every view', (chromium) => {
  let desktop: Desktop;
  let places: Places;

  beforeAll(async () => {
    desktop = await openDesktop(chromium);
    const { workspace } = desktop.bot;
    await workspace.demo.play({ pace: 0 });
    workspace.demo.stop();
    workspace.fault({ kind: 'slow', delayMs: 1, method: 'views.publish' });
    const room = workspace.channels().find(({ name }) => name.startsWith('inc-'));
    const thread = workspace.messages(room?.id ?? '').find(({ reply_count }) => reply_count)?.ts;
    const general = workspace.channel('general')?.id ?? '';
    const old = await workspace.as('mike').createChannel('old', { isPrivate: true });
    await workspace.as('mike').archive('old');
    places = { room: room?.id ?? '', thread: thread ?? '', general, old };
  });
  afterEach(async () => {
    const mike = desktop.bot.workspace.as('mike');
    if (mike.view()) await mike.closeView();
  });
  afterAll(() => desktop?.close());

  async function visit({ place, open }: View): Promise<void> {
    const { page, bot } = desktop;
    const as = bot.workspace.as('mike').person.id;
    // A page of its own each time: nothing is left open from the one before.
    await page.goto('about:blank');
    await page.goto(`${bot.workspace.url}#${new URLSearchParams({ as, ...place(places) })}`);
    await page.locator('.main').waitFor();
    await open?.(page);
  }

  describe.each([
    { look: 'in the light', colorScheme: 'light', viewport: DESK },
    { look: 'in the dark', colorScheme: 'dark', viewport: DESK },
    { look: 'on a phone', colorScheme: 'light', viewport: PHONE },
  ] as const)('$look', ({ colorScheme, viewport }) => {
    beforeAll(async () => {
      await desktop.page.emulateMedia({ colorScheme });
      await desktop.page.setViewportSize(viewport);
    });

    test.each(VIEWS)('$name keeps nobody out, and fits', async (view) => {
      await visit(view);

      expect(await barriers(desktop.page)).toEqual([]);
      expect(await overflowing(desktop.page)).toEqual([]);
    });

    test('has nothing to complain about', () => {
      expect(desktop.complaints).toEqual([]);
    });
  });
});
