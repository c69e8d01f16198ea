import { createIncidentBook } from '../../src/app/incident-book';
import { modelOf } from '../../src/app/report-messages';
import {
  button,
  type FrontOfficeForTest,
  openOffice,
  said,
  users,
  workspaceId,
} from '../helpers/front-office';

const secret = 'hunter2';
const id = 'T0001/1';

let office: FrontOfficeForTest;
let channel: string;
beforeEach(async () => {
  office = openOffice();
  channel = await office.open();
  office.chat.channel(channel).members.add(users.sam);
});
afterEach(() => office.settle());

const redact = async (entry: string, by: 'dana' | 'sam' = 'dana') => {
  const asked = await office.type(`redact ${entry}`, by, channel);
  return office.press(button(asked, 'Redact for good'), by, channel);
};

/** All that Slack shows in the channel, and all that is kept. */
const everywhere = async () => {
  const { messages, canvas, topic } = office.chat.channel(channel);
  const shown = messages.map(({ message, text }) => [message, text]);
  const incident = await office.book.load(id);
  if (incident === undefined) throw new Error('no incident');
  const model = await modelOf(office.deps, incident);
  const { renderer } = office.deps;
  return [
    JSON.stringify([shown, canvas, topic, incident]),
    renderer.markdown(model),
    renderer.html(model),
    renderer.json(model),
    ...office.chat.uploads.map(({ bytes }) => new TextDecoder().decode(bytes)),
  ].join('\n');
};

test('it is asked first, without repeating the words, and nothing happens until then', async () => {
  await office.type(`note the password is ${secret}`, 'sam', channel);

  const asked = await office.type('redact T4', 'dana', channel);

  expect(said(asked)).toContain('nobody can bring them back');
  expect(said(asked)).not.toContain(secret);
  expect(button(asked, 'Redact for good').confirm).toMatchObject({ yes: 'Redact' });
  expect(await everywhere()).toContain(secret);
});

test('the words go from everything, and that it was redacted stays', async () => {
  await office.type(`note the password is ${secret}`, 'sam', channel);
  await office.type(`edit T4 it was ${secret}`, 'sam', channel);
  await office.settle();
  expect(office.chat.channel(channel).canvas).toContain(secret);

  expect(said(await redact('T4'))).toContain('The words of T4 are gone for good.');
  await office.settle();

  const all = await everywhere();
  expect(all).not.toContain(secret);
  expect(office.chat.channel(channel).canvas).toContain('redacted by Dana');
  expect(said(await office.type('timeline', 'sam', channel))).toContain('[redacted by Dana]');
  expect(said(await office.type(`search ${secret}`, 'sam', channel))).toContain(
    'Nothing on record',
  );
});

test('what the bot posted is written anew, and a report that was posted is replaced', async () => {
  await office.type(`update we found ${secret} in the log`, 'dana', channel);
  await office.type(`escalate "people" of ${secret}`, 'dana', channel);
  await office.press({ action: 'close-anyway', label: '', value: id }, 'dana', channel);
  await office.settle();
  const before = office.chat.uploads.length;
  expect(await everywhere()).toContain(secret);

  await redact('T4');
  await redact('T5');
  await office.settle();

  expect(await everywhere()).not.toContain(secret);
  expect(office.chat.uploads).toHaveLength(before);
  expect(office.chat.uploads.map(({ name }) => name)).toContain('INC-1-postmortem.md');
});

test.each([
  ['the lead', 'dana', 'sam'],
  ['whoever recorded it', 'sam', 'sam'],
] as const)('%s may', async (_who, by, recorder) => {
  await office.type(`note ${secret}`, recorder, channel);

  expect(said(await redact('T4', by))).toContain('gone for good');
});

test('nobody else may, and is told who can', async () => {
  await office.type(`note ${secret}`, 'dana', channel);

  expect(said(await redact('T4', 'sam'))).toBe(
    'Only the lead (Dana) or Dana, who recorded it, may redact T4.',
  );
  expect(await everywhere()).toContain(secret);
});

test('another process that has the incident in hand forgets as well', async () => {
  const other = createIncidentBook(office.deps);
  await office.type(`note ${secret}`, 'dana', channel);
  expect(JSON.stringify(await other.load(id))).toContain(secret);

  await redact('T4');

  expect(JSON.stringify(await other.load(id))).not.toContain(secret);
});

test('a message that is edited afterwards does not bring words back', async () => {
  const ts = office.chat.say(channel, users.sam, secret);
  const mark = { workspaceId, userId: users.sam, channelId: office.chat.channel(channel).id, ts };
  office.chat.pinAs(channel, ts, users.sam);
  await office.desk.mark({ ...mark, emoji: 'pushpin', by: 'pin' });
  expect(said(await redact('T4'))).toContain('delete it there');

  await office.desk.messageEdited({ ...mark, text: `now ${secret}!` });

  expect(JSON.stringify(await office.book.load(id))).not.toContain(secret);
});

test.each([
  ['redact T4', 'is itself a correction'],
  ['redact T3', 'no words of its own'],
  ['redact T99', 'There is no entry T99'],
])('%s is refused', async (text, words) => {
  await office.type('edit T1 Other title', 'dana', channel);

  expect(said(await office.type(text, 'dana', channel))).toContain(words);
});

test('what is redacted is neither redacted again, nor reworded, nor brought back by undo', async () => {
  await office.type(`note ${secret}`, 'dana', channel);
  await redact('T4');

  expect(said(await office.type('redact T4', 'dana', channel))).toContain('gone already');
  expect(said(await office.type('edit T4 new', 'dana', channel))).toContain('redacted for good');
  await office.type('undo', 'dana', channel);
  expect(await everywhere()).not.toContain(secret);
});
