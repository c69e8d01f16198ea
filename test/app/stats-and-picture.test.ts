import { button, type FrontOfficeForTest, openOffice, said, users } from '../helpers/front-office';

let office: FrontOfficeForTest;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.settle());

describe('stats', () => {
  test('count incidents by severity as bars, and say how long each took', async () => {
    await office.type('start sev1 -60m Checkout returns errors');
    await office.type('INC-1 resolve -30m');
    await office.type('start sev2 -20m Search finds nothing');
    await office.type('start sev2 -10m Mail is late');

    const words = said(await office.type('stats 30'));

    expect(words).toContain('3 incidents in the last 30 days');
    expect(words).toMatch(/sev1 {2}█+ 1\nsev2 {2}█+ 2/);
    expect(words).toContain('How long: sev1');
    expect(words).toContain('to resolve: 30 min, 30 min (of 1)');
  });

  test('leave drills out', async () => {
    await office.type('start --drill sev1 A drill');

    expect(said(await office.type('stats'))).toBe('0 incidents in the last 90 days');
  });
});

test('the picture of the timeline comes to the channel when asked for, once however often it is pressed', async () => {
  const channel = await office.open();
  const picture = button(await office.type('timeline', 'dana', channel), 'Picture to the channel');

  await office.press(picture, 'dana', channel);
  await office.press(picture, 'sam', channel);
  await office.settle();

  const inChannel = office.chat.uploads.filter(
    ({ channelId }) => channelId === office.chat.channel(channel).id,
  );
  expect(inChannel.map(({ name }) => name)).toEqual(['INC-1-timeline.png']);
});

test('whoever asks for the timeline is sent its picture, once for each state of the record', async () => {
  const channel = await office.open();
  const direct = async () => {
    await office.settle();
    const dana = office.chat.channel(`with ${users.dana}`).id;
    return office.chat.uploads.filter(({ channelId }) => channelId === dana).length;
  };
  const answer = await office.type('timeline', 'dana', channel);
  await office.type('timeline', 'dana', channel);
  expect(await direct()).toBe(1);
  await office.type('note more', 'dana', channel);
  await office.type('timeline', 'dana', channel);

  expect(said(answer)).toContain('in your messages from Hindsight');
  expect(await direct()).toBe(2);
});

test('who only wants to correct an entry is sent no picture', async () => {
  const channel = await office.open();

  await office.press({ action: 'amend', label: '', value: 'T0001/1' }, 'dana', channel);
  await office.settle();

  expect(office.chat.uploads).toEqual([]);
});
