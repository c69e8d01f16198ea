import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The widths of a font's characters in ems, read from its `cmap` and `hmtx` tables. */
export function fontWidths(file: string): ReadonlyMap<number, number> {
  const folder = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const font = readFileSync(join(folder, file));
  const tables = tablesOf(font);
  const at = (tag: string) => tables.get(tag) ?? Number.NaN;
  const unitsPerEm = font.readUInt16BE(at('head') + 18);
  const wide = font.readUInt16BE(at('hhea') + 34);
  const widths = new Map<number, number>();
  for (const [code, glyph] of glyphsOf(font, at('cmap'))) {
    const advance = font.readUInt16BE(at('hmtx') + 4 * Math.min(glyph, wide - 1));
    widths.set(code, advance / unitsPerEm);
  }
  return widths;
}

function tablesOf(font: Buffer): ReadonlyMap<string, number> {
  const count = font.readUInt16BE(4);
  const records = Array.from({ length: count }, (_, index) => 12 + 16 * index);
  return new Map(
    records.map((at) => [font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8)]),
  );
}

function* glyphsOf(font: Buffer, cmap: number): Generator<readonly [number, number]> {
  const count = font.readUInt16BE(cmap + 2);
  const subtable = Array.from(
    { length: count },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + 8 * index),
  ).find((at) => font.readUInt16BE(at) === 12);
  if (subtable === undefined) throw new Error(`no characters in the font`);
  for (let index = 0; index < font.readUInt32BE(subtable + 12); index += 1) {
    const group = subtable + 16 + 12 * index;
    const first = font.readUInt32BE(group);
    for (let code = first; code <= font.readUInt32BE(group + 4); code += 1) {
      yield [code, font.readUInt32BE(group + 8) + code - first];
    }
  }
}
