/** A lone half of a surrogate pair, as left by a text cut within an emoji. */
const loneSurrogate = /\p{Surrogate}/gu;

/** The row without what text in a database cannot hold: U+0000 is left out, half a character becomes U+FFFD. */
export function storable<Row extends object>(row: Row): Row {
  if (Object.values(row).every(isStorable)) return row;
  const cells = Object.entries(row).map(([name, value]) => [name, storableCell(value)]);
  return Object.fromEntries(cells) as Row;
}

function isStorable(value: unknown): boolean {
  return typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'));
}

function storableCell(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.replaceAll('\0', '').replace(loneSurrogate, '\uFFFD');
}
