import fc from 'fast-check';

/** What means something in one of the formats, or could. */
const trouble = [
  '*',
  '**',
  '_',
  '`',
  '```',
  '~~~',
  '~~',
  '\\',
  '|',
  '||',
  '[',
  ']',
  '(',
  ')',
  '[x](y)',
  '![i](u)',
  '[^1]',
  '[x]: y',
  '<',
  '>',
  '<b>',
  '</p>',
  '<script>',
  '</style>',
  '<!--',
  '-->',
  '<http://a.b>',
  '&',
  '&amp;',
  '&#42;',
  '&copy',
  '"',
  "'",
  'http://a.b',
  'https://c.d/e_f',
  'www.a.b',
  'a@b.c',
  'mailto:a@b.c',
  '@here',
  '<!channel>',
  '#',
  '# ',
  ' #',
  '- ',
  '+ ',
  '* ',
  '1. ',
  '2) ',
  '> ',
  ' ',
  '  ',
  '    ',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\n- ',
  '\n    ',
  '\n# ',
  '\n| a | b |\n| - | - |\n',
  '---',
  '===',
  ':-',
  '+--+',
  '$x$',
  '$$',
  '{{x}}',
  '{{{x}}}',
  '{{/if}}',
  '{"header": "x"}',
  '@1 {',
  '}',
  '\u202e',
  '\u2028',
  '\u00a0',
  '\u0001',
  '😀',
  'é',
  '漢字',
  'שלום',
  'a',
  'b',
  '7',
  '.',
  '!',
  ':',
  '=',
];

/** Anything a person might type or paste, percentages apart: those are shown as figures, too. */
export const anyText: fc.Arbitrary<string> = fc
  .oneof(
    fc
      .array(fc.constantFrom(...trouble), { minLength: 1, maxLength: 12 })
      .map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  )
  .filter((text) => text.trim() !== '' && !/%|per ?cent/i.test(text));

/** The text as a document can show it. */
export function written(text: string): string {
  return text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replace(/\0/g, '\ufffd');
}

/** Blanks do not count where a format folds them. */
export function folded(text: string): string {
  return written(text).replace(/\s+/g, ' ').trim();
}
