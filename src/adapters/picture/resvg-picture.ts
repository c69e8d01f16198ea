import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';
import { type Picture, PictureError } from '../../ports/picture';
import { charactersOf } from './font-coverage';

/** Beyond this, sharpness is given up for size; about what a chat shows without shrinking it itself. */
const mostPixels = 16_000_000;
const sharpness = 2;

/** Draws with fonts that come with the program, so that a picture is the same on every machine. */
export function createResvgPicture(): Picture {
  const folder = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => join(folder, file));
  const known = charactersOf(readFileSync(fontFiles[0]!));
  return {
    async png(svg) {
      try {
        const image = await renderAsync(withoutUnknown(svg, known), {
          fitTo: { mode: 'zoom', value: zoomOf(svg) },
          font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'DejaVu Sans' },
        });
        return image.asPng();
      } catch (cause) {
        throw new PictureError('The drawing cannot be turned into a picture.', { cause });
      }
    },
  };
}

function zoomOf(svg: string): number {
  const [, width, height] = /^<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  const pixels = Number(width ?? 0) * Number(height ?? 0);
  return pixels === 0 ? 1 : Math.min(sharpness, Math.sqrt(mostPixels / pixels));
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const joiners = /\p{Join_Control}|[\ufe00-\ufe0f]/gu;

/** A plain box stands for every character that the font lacks. Markup is ASCII, so the whole text may be looked at. */
function withoutUnknown(svg: string, known: ReadonlySet<number>): string {
  return svg.replace(/[^\u0020-\u024f]+/g, (run) =>
    [...graphemes.segment(run)]
      .map(({ segment }) => {
        const isKnown = [...segment.replace(joiners, '')].every((char) =>
          known.has(char.codePointAt(0) ?? 0),
        );
        return isKnown ? segment : '□';
      })
      .join(''),
  );
}
