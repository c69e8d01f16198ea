import type { Stores } from '../../src/adapters/store/kysely-stores';
import { createCallBudget } from '../../src/app/call-budget';
import { createDesk } from '../../src/app/create-desk';
import type { Deps, Settings } from '../../src/app/deps';
import type { Desk, FormOutcome, Reply } from '../../src/app/desk';
import { drainOutbox } from '../../src/app/drain-outbox';
import type { IncidentBook } from '../../src/app/incident-book';
import { keepSurfacesCurrent } from '../../src/app/keep-surfaces-current';
import { createReminding } from '../../src/app/remind';
import { readTemplates } from '../../src/boot/read-templates';
import { DAY, diffMs, type Iso, MINUTE } from '../../src/domain/time/instant';
import type { Endpoint } from '../../src/ports/endpoints';
import type { Pager } from '../../src/ports/pagers';
import type { Answers, Button, Form, Message, Span } from '../../src/report/message';
import { createRenderer, type Renderer } from '../../src/report/renderer';
import { createFakeChat, type FakeChat } from './fake-chat';
import { fakePicture } from './fake-picture';
import { createMemoryStores } from './memory-stores';
import { createRecordingLog } from './recording-log';
import { createTestClock, type TestClock } from './test-clock';

export const workspaceId = 'T0001';

/** Who is in the workspace of these tests. Only Dana is in #general. */
export const users = { dana: 'U0001', sam: 'U0002', guest: 'U0003', stranger: 'U0004' } as const;
export type User = keyof typeof users;

let renderer: Renderer | undefined;

/** The use cases with stores in memory, a chat in memory and a clock that stands. */
export interface FrontOfficeForTest {
  readonly desk: Desk;
  readonly book: IncidentBook;
  readonly deps: Deps;
  readonly stores: Stores;
  readonly chat: FakeChat;
  readonly clock: TestClock;
  readonly log: ReturnType<typeof createRecordingLog>;
  /** Types `/incident <text>`; in #general unless a channel is named. */
  type(text: string, by?: User, channel?: string): Promise<Reply>;
  press(button: Button, by?: User, channel?: string): Promise<Reply>;
  submit(form: Form, answers: Answers, by?: User): Promise<FormOutcome>;
  /** Carries out what is due now in Slack, once. */
  work(): Promise<void>;
  /** Looks for what people are to be reminded of by now, and tells them. */
  remind(): Promise<void>;
  /** Carries out everything, going forward in time as far as it takes. */
  settle(): Promise<void>;
  /** Opens an incident that has its channel; returns the channel's name. */
  open(text?: string, by?: User): Promise<string>;
}

/** Opens the office at eleven o'clock on 19 November 2026. */
export function openOffice(
  settings: Partial<Settings> = {},
  pagers: Readonly<Record<string, Pager>> = {},
  endpoints: Readonly<Record<string, Endpoint>> = {},
): FrontOfficeForTest {
  const clock = createTestClock('2026-11-19T11:00:00.000Z');
  const chat = createFakeChat(clock, workspaceId);
  const usual = { zone: 'UTC', isGuest: false, isStranger: false, isBot: false };
  chat.people.set(users.dana, { name: 'Dana', ...usual });
  chat.people.set(users.sam, { name: 'Sam', ...usual });
  chat.people.set(users.guest, { name: 'Gil', ...usual, isGuest: true });
  chat.people.set(users.stranger, { name: 'Kim', ...usual, isStranger: true });
  const general = chat.addChannel('general', { members: [users.dana] });
  const stores = createMemoryStores();
  const log = createRecordingLog();
  renderer ??= createRenderer(readTemplates(undefined));
  const deps: Deps = {
    ...stores,
    chats: chat.chats,
    clock,
    log,
    renderer,
    picture: fakePicture,
    pagers: { find: (name) => pagers[name] },
    endpoints: { find: (name) => endpoints[name] },
    settings: { ...usualSettings, ...settings },
    wake: () => undefined,
    lookAgain: () => undefined,
  };
  const { desk, book, directory } = createDesk(deps);
  const budget = createCallBudget();
  const remind = createReminding({ deps, book, directory });

  async function drain(): Promise<void> {
    await drainOutbox({ deps, book, directory, budget, via: 'pagers' });
    await drainOutbox({ deps, book, directory, budget, via: 'events' });
    await drainOutbox({ deps, book, directory, budget });
  }

  async function work(): Promise<void> {
    await drain();
    await keepSurfacesCurrent({ deps, book, budget, record: clock });
  }

  async function settle(): Promise<void> {
    for (let round = 0; round < 100; round += 1) {
      await drain();
      const due = [
        await keepSurfacesCurrent({ deps, book, budget, record: clock }),
        await stores.outbox.nextDue('pagers'),
        await stores.outbox.nextDue('events'),
        await stores.outbox.nextDue(),
      ].filter((at) => at !== undefined);
      if (due.length === 0) return;
      clock.advance(Math.max(1, diffMs(clock.now(), due.sort()[0] as Iso)));
    }
    throw new Error('it does not come to an end');
  }

  const visitor = (by: User, channel: string) => ({
    workspaceId,
    userId: users[by],
    channelId: chat.channel(channel).id,
  });
  const office: FrontOfficeForTest = {
    desk,
    book,
    deps,
    stores,
    chat,
    clock,
    log,
    work,
    async remind() {
      await remind();
      await drain();
    },
    settle,
    type: (text, by = 'dana', channel = general.id) =>
      desk.command({ ...visitor(by, channel), text }),
    press: ({ action, value }, by = 'dana', channel = general.id) =>
      desk.press({ ...visitor(by, channel), action, ...(value !== undefined && { value }) }),
    submit: ({ form, carry }, answers, by = 'dana') =>
      desk.submit({ workspaceId, userId: users[by], form, carry, answers }),
    async open(text = 'start sev2 Checkout is down', by = 'dana') {
      await office.type(text, by);
      await settle();
      const [row] = await stores.incidents.list(workspaceId, { limit: 1 });
      return chat.channel(row?.channelId ?? '').name;
    },
  };
  return office;
}

const usualSettings: Settings = {
  reportZone: 'UTC',
  homeWorkspace: undefined,
  announcementChannel: undefined,
  alertChannel: undefined,
  reactions: {
    pushpin: 'timeline',
    bulb: 'hypothesis',
    rotating_light: 'escalation',
    wrench: 'action',
  },
  roles: ['lead', 'comms', 'scribe'],
  targets: [],
  policies: {},
  webhooks: {},
  retention: { days: 0, folder: 'removed' },
  workingHours: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: 9 * 60, to: 17 * 60 },
  permissions: {
    close: ['everyone'],
    reopen: ['everyone'],
    severity: ['everyone'],
    redact: ['lead', 'recorder'],
  },
  reminders: {
    'update-overdue': 5 * MINUTE,
    escalation: 5 * MINUTE,
    'no-severity': 10 * MINUTE,
    'no-lead': 5 * MINUTE,
    'not-closed': DAY,
    'action-due': DAY,
  },
};

/** Everything a message says, line by line, without its formatting. */
export function wordsIn(message: Message): string {
  return message.pieces
    .flatMap((piece) => {
      if (piece.piece === 'header' || piece.piece === 'pre') return [piece.text];
      if (piece.piece === 'bullets') return piece.items.map((line) => line.map(words).join(''));
      if (piece.piece === 'divider' || piece.piece === 'buttons') return [];
      return piece.lines.map((line) => line.map(words).join(''));
    })
    .join('\n');
}

function words(span: Span): string {
  if (typeof span === 'string') return span;
  if ('name' in span) return span.name;
  if ('link' in span) return span.label;
  return Object.values(span).join('');
}

/** The message of a reply. Throws for a form or silence. */
export function messageOf(reply: Reply): Message {
  if (reply.kind !== 'message') throw new Error(`no message: ${JSON.stringify(reply)}`);
  return reply.message;
}

/** What a reply says. */
export function said(reply: Reply): string {
  return wordsIn(messageOf(reply));
}

export function buttonsOf(message: Message): readonly Button[] {
  return message.pieces.flatMap((piece) => (piece.piece === 'buttons' ? piece.buttons : []));
}

/** The button of a reply with this label. Throws, naming those there are. */
export function button(reply: Reply | Message, label: string): Button {
  const buttons = buttonsOf('pieces' in reply ? reply : messageOf(reply));
  const found = buttons.find((one) => one.label === label);
  if (found === undefined)
    throw new Error(`no button ${label} among ${buttons.map((one) => one.label).join(', ')}`);
  return found;
}

export function formOf(reply: Reply): Form {
  if (reply.kind !== 'form') throw new Error(`no form: ${JSON.stringify(reply)}`);
  return reply.form;
}

/** What the bot said in a channel about escalations. */
export function escalationsIn({ chat }: FrontOfficeForTest, channel: string): readonly string[] {
  return chat
    .said(channel)
    .map(wordsIn)
    .filter((words) => /^E\d/.test(words));
}
