import { createResvgPicture } from '../../../src/adapters/picture/resvg-picture';
import { replay } from '../../../src/domain/replay';
import { PictureError } from '../../../src/ports/picture';
import { timelineSvg } from '../../../src/report/chart/timeline-svg';
import { logOf } from '../../helpers/entries';
import { richIncident } from '../../report/rich-incident';

const picture = createResvgPicture();

function drawing(width: number, height: number, inside = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`;
}

function word(text: string): string {
  return drawing(100, 30, `<text x="5" y="20" font-family="DejaVu Sans">${text}</text>`);
}

function sizeOf(png: Uint8Array): readonly [width: number, height: number] {
  const header = Buffer.from(png);
  expect(header.toString('latin1', 1, 4)).toBe('PNG');
  return [header.readUInt32BE(16), header.readUInt32BE(20)];
}

test('A drawing becomes a PNG with twice its pixels', async () => {
  expect(sizeOf(await picture.png(drawing(300, 200)))).toEqual([600, 400]);
});

test('A huge drawing becomes a picture of bounded size', async () => {
  const [width, height] = sizeOf(await picture.png(drawing(1200, 40_000)));

  expect(width * height).toBeLessThan(16_100_000);
});

test('A whole timeline can be drawn', async () => {
  const log = logOf(richIncident((words) => `${words} 日本語 👩🏽‍🚒 שלום <&>"`));
  const svg = timelineSvg({ state: replay(log), log, zone: 'Europe/Paris' });

  const [width] = sizeOf(await picture.png(svg));

  expect(width).toBe(2400);
});

test('The same drawing gives the same bytes', async () => {
  const [one, other] = await Promise.all([picture.png(word('Tea')), picture.png(word('Tea'))]);

  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
});

test('Words are drawn', async () => {
  const [words, nothing] = await Promise.all([picture.png(word('Tea')), picture.png(word(''))]);

  expect(Buffer.from(words).equals(Buffer.from(nothing))).toBe(false);
});

test.each(['漢', '🧯', '👩🏽‍🚒', '\u{10ffff}'])(
  'A box stands for %s, which the font lacks',
  async (character) => {
    const [shown, box] = await Promise.all([picture.png(word(character)), picture.png(word('□'))]);

    expect(Buffer.from(shown).equals(Buffer.from(box))).toBe(true);
  },
);

test.each(['Ж', 'λ', 'ש', 'م', '→'])('%s is drawn as it is', async (character) => {
  const [shown, box] = await Promise.all([picture.png(word(character)), picture.png(word('□'))]);

  expect(Buffer.from(shown).equals(Buffer.from(box))).toBe(false);
});

test('What is no drawing is refused with a PictureError', async () => {
  await expect(picture.png('<svg><unclosed')).rejects.toBeInstanceOf(PictureError);
});
