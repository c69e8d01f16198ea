/** Widths from a blank to the end of Cyrillic, one letter per character; see `unitsOf`. Measured from DejaVu Sans. */
const exact = [
  'NRTiangLQQUiNPNOaaaaaaaaaaOOiiiWocccfaYffMMbXjegZgcaZecocZcQOQiUUZaWaZPaaMMYMnaZaaRVQaYhYY',
  'VaOaioooooooooooooooooooooooooooooooooNRaaaaOUUoTZiPoUUiRRUaaNURTZnnnWccccccncaaaaMMMMfegg',
  'gggigeeeeZZaZZZZZZoWZZZZMMMMZaZZZZZiZaaaaYaYcZcZcZcWcWcWcWfafaaZaZaZaZaZfafafafafalcMMMMMM',
  'MMMMYXMMbYYXMXMXPXOXMeaeaeaheagZgZgZrpcRcRcRaVaVaVaVZQZQZQeaeaeaeaeaeaohZYZcVcVcVPaecacadc',
  'WfhcaZagZYPfcoPMeYMYneaglZmfbacaVaOQZQZjafdeecVbbYVabYVaMUTM50vigTmlgcZMMgZeaeaeaeaeaZcZcZ',
  'nofafabYgZgZbYM50vfatceacZnogZcZcZaZaZMMMMgZgZcRcReaeaaVZQaVfaeicZcVcZaZgZgZgZgZZYTiUMoocc',
  'WXZVVZUcecaZMMgacRZYZaaaWWacZZhWWgbMcaaYYaaaMOPQUMdnnnaaaZjebRRRRRWWZZVOOTOQQaZYYhYZVVYYVV',
  'VVgYbdbMbVeVVprpiZgidbVVbbRQHLMMQVPMTNNNNNPPUUUUUULUUULUUUOONNUUQNUUUUUUNUSHPSPUUUUUooUUVo',
  'oooUoooUooooooooAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAoAAAoooAAoAoAAAAAAAooooooooooooobXjaMMeaooUWWWOMooooUUcNejRohohiOccXcacfgMbcjeagfZoa',
  'ZZgcgfMZbWaOYbaYZWWaZOYYaXXZZaYaZYbYbiOYZYibZZcicbibgZaYYTbbjamifbgZcZfZcZZWbaWMgZZZacjbad',
  'cdaagZcaMMMsqgdeZfcccZgasaeedfjfgfZcZZjcgcrsikccscZZYWcZlWaaZafbZbaWYYjYcYlmdgYWiZZZZWWVMM',
  'MlkbZaYbmifbmekgvpgZqhaWjkgZgbgbolnfwqmicWVAAAAARRfccYZaZWbYZWslaWdZdZdZjifbpkslkccWZYZYZY',
  'cYmhcYcYcamemeMslbZgbfbgccYkfMcZcZnoaZgZgZslaWbYeaeagZgZgZcWZYZYZYcYZWkgbYcYcYcYpknjcYrntn',
  'fbfdZWfavokjqogaohdZslslgcoooooooooo',
].join('');

/** The widest character of every block of 256, for everything beyond. */
const widestOf = [
  'o5rmwvxoooooooqoroootz=oooooopos9356otz6eo2tuooooooooooooooooooooooooooooooooooooooooooooo',
  'oooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo33oooooooooooo',
  'oooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooovoooooo+oozq',
].join('');

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-*/=';
/** Widths are kept in fortieths of the font's size, rounded up. */
const perEm = 40;
const firstExact = 0x20;
/** Pictures for letters and their like beyond the basic plane; no font draws them wider. */
const widest = 1.75;

/** Pixels that a line of plain text takes at a font size, never less than what DejaVu Sans needs. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const char of text) ems += emsOf(char.codePointAt(0) ?? 0);
  return ems * size;
}

function emsOf(code: number): number {
  if (code === 0x200c || code === 0x200d || (code >= 0xfe00 && code <= 0xfe0f)) return 0;
  if (code > 0xffff || code === 0x2031) return widest;
  const letter = exact[code - firstExact] ?? widestOf[code >> 8] ?? 'o';
  return letters.indexOf(letter) / perEm;
}
