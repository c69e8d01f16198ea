import fc from 'fast-check';
import { modelOf } from '../../src/app/report-messages';
import { escapeText } from '../../src/commands/markup';
import { openOffice, said, wordsIn } from '../helpers/front-office';
import { anyText, folded } from '../report/any-text';
import { htmlWords } from '../report/html-nodes';
import { shownBy } from '../report/markdown-nodes';

/** What the record keeps: no control characters, no halves of a character, none of the blanks around. */
function kept(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .toWellFormed();
}

test('whatever is typed as a note comes through to every format, and nobody is mentioned', async () => {
  const office = openOffice();
  const channel = await office.open();
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const words = `about ${text} end`;

      const reply = await office.type(`note ${escapeText(words)}`, 'dana', channel);

      expect(said(reply)).toContain('Recorded T');
      const incident = await office.book.load('T0001/1');
      if (incident === undefined) throw new Error('no incident');
      expect(incident.log.at(-1)?.payload).toEqual({ text: kept(words) });
      const model = await modelOf(office.deps, {
        ...incident,
        log: [...incident.log.slice(0, 3), incident.log.at(-1) as (typeof incident.log)[number]],
      });
      const expected = folded(kept(words));
      const { renderer } = office.deps;
      expect(folded(shownBy(renderer.markdown(model)))).toContain(expected);
      expect(folded(htmlWords(renderer.html(model)))).toContain(expected);
      expect(JSON.stringify(JSON.parse(renderer.json(model)))).toContain(
        JSON.stringify(kept(words)).slice(1, -1),
      );
      const pieces = renderer.pieces(model);
      expect(folded(wordsIn({ summary: '', pieces }))).toContain(expected);
      expect(JSON.stringify(pieces)).not.toMatch(/"(?:person|group|link)":"(?!U0001")/);
    }),
    { numRuns: 80 },
  );
  await office.settle();
});
