import { type BotForTest, startBotForTest } from '../helpers/bot';
import { openRoom } from '../helpers/incident-room';
import { type Person, personIn } from '../helpers/person';
import { blocksWords, buttonNamed } from '../helpers/shown';

let bot: BotForTest;
let dana: Person;
let mike: Person;

beforeAll(async () => {
  bot = await startBotForTest();
  dana = personIn(bot.workspace, 'dana');
  mike = personIn(bot.workspace, 'mike');
});
beforeEach(() => bot.workspace.clearFaults());
afterAll(() => bot.close());

interface Home {
  readonly blocks: Parameters<typeof blocksWords>[0];
}

/** Somebody's home once it says, or no longer says, these words. */
function home(person: Person, words: string, isThere = true): Promise<Home> {
  return bot.workspace.waitFor(`the home to say ${words}`, () => {
    const view = person.home() as Home | undefined;
    return view !== undefined && blocksWords(view.blocks).includes(words) === isThere && view;
  });
}

/** Somebody opens their home, and it is shown anew. */
async function reopened(person: Person): Promise<void> {
  const shown = () =>
    bot.workspace.calls('views.publish').filter(({ args }) => args.user_id === person.person.id);
  const before = shown().length;
  await person.openHome();
  await bot.workspace.waitFor('the home', () => shown().length > before);
}

/** Presses a button and waits for the window that answers. */
async function pressed(person: Person, view: Home, label: string): Promise<string> {
  const { actionId, value } = buttonNamed(view as never, label);
  const answer = await person.getForm(() => person.pressHome(actionId, { value }));
  await person.closeView();
  return blocksWords((answer.view as unknown as Home).blocks);
}

test('Whoever opens it before anything happened is told how to begin', async () => {
  await dana.openHome();
  const view = await home(dana, '/incident start');

  expect(buttonNamed(view as never, 'Start an incident')).toBeDefined();
});

test('An incident can be started there', async () => {
  await dana.openHome();
  const view = await home(dana, 'Start an incident');
  const { actionId, value } = buttonNamed(view as never, 'Start an incident');
  await dana.getForm(() => dana.pressHome(actionId, { value }));
  await dana.submit({ title: 'Started at home' });

  await home(dana, 'Started at home');
});

test('It follows the record for those who opened it', async () => {
  await mike.openHome();
  await home(mike, 'Start an incident');
  const { channel } = await openRoom(bot, dana, 'Carts are empty');
  await home(mike, 'Carts are empty');
  await dana.ask(channel, '/incident escalate @mike the failover hangs');
  const asked = await home(mike, 'asks for your help');

  expect(await pressed(mike, asked, 'Acknowledge')).toContain('E1');
  await home(mike, 'asks for your help', false);
});

test('Handovers are accepted and action items done there', async () => {
  const { channel } = await openRoom(bot, dana, 'Prices are zero');
  await dana.ask(channel, '/incident action @mike watch the price feed');
  await dana.ask(channel, '/incident handoff @mike the feed is down');
  await mike.openHome();
  const view = await home(mike, 'watch the price feed');

  expect(blocksWords(view.blocks)).toContain('hands the lead over to you');
  await pressed(mike, view, 'Done');
  await pressed(mike, view, 'Accept');
  await home(mike, 'watch the price feed', false);
  await home(mike, 'hands the lead over to you', false);
});

test('The report of a closed incident is read there', async () => {
  const { channel, label } = await openRoom(bot, dana, 'Stock is negative');
  await dana.command(channel, '/incident cause a lost minus sign');
  await dana.tap(channel, await dana.askFor(channel, '/incident close'), 'Close anyway');
  await mike.openHome();
  const view = await home(mike, 'Recent postmortems');

  expect(await pressed(mike, view, `Read ${label}`)).toContain('a lost minus sign');
});

test('A private incident is shown to its members alone', async () => {
  await openRoom(bot, dana, '--private A key leaked');
  await dana.openHome();
  await home(dana, 'A key leaked');
  await reopened(mike);

  expect(JSON.stringify(mike.home())).not.toContain('A key leaked');
});

test('A guest sees the incidents of their channels only, and cannot start one', async () => {
  const { channel } = await openRoom(bot, dana, 'Maps are upside down');
  const gus = personIn(bot.workspace, 'gus');
  await gus.openHome();
  const first = await home(gus, 'Nothing is going on in your channels');
  await dana.invite(channel, 'gus');
  await gus.openHome();
  await home(gus, 'Maps are upside down');

  expect(() => buttonNamed(first as never, 'Start an incident')).toThrow();
  expect(JSON.stringify(gus.home())).not.toContain('Carts are empty');
});

test('A stranger is shown nothing', async () => {
  bot.workspace.addPerson({ name: 'kim', isStranger: true });
  const kim = personIn(bot.workspace, 'kim');
  await kim.openHome();
  await reopened(dana);

  expect(kim.home()).toBeUndefined();
  expect(bot.rows('select * from homes where user_id = ?', kim.person.id)).toEqual([]);
});

test('Nothing the workspace would refuse was sent', () => {
  expect(bot.workspace.failures()).toEqual([]);
});
