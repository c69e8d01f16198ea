import { button, type FrontOfficeForTest, openOffice, said } from '../helpers/front-office';

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

  expect(office.chat.uploads.map(({ name }) => name)).toEqual(['INC-1-timeline.png']);
});
