import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { replay } from '../../../src/domain/replay';
import { addMs, DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time/instant';
import { timelineSvg } from '../../../src/report/chart/timeline-svg';
import { type EntryDraft, logOf, opening } from '../../helpers/entries';
import { anyDrafts } from '../../helpers/random-log';
import { anyText } from '../any-text';
import { richIncident } from '../rich-incident';
import { type Box, elementsOf, overlap, shapesOf } from './shapes';

// Otherwise few incidents have more than ten entries.
fc.configureGlobal({ ...fc.readConfigureGlobal(), defaultSizeToMaxWhenMaxSpecified: true });

const start = '2026-11-19T10:00:00.000Z';

function draw(drafts: readonly EntryDraft[], zone = 'UTC'): string {
  const log = logOf(drafts);
  return timelineSvg({ state: replay(log), log, zone });
}

/** The draft as something that happened so long after the start. */
function after([kind, payload]: EntryDraft, ms: number, more: object = {}): EntryDraft {
  const at = addMs(start, ms);
  return [kind, payload, { at, recordedAt: at, ...more }] as unknown as EntryDraft;
}

function withWords([kind, payload, meta]: EntryDraft, text: string): EntryDraft {
  const words = 'text' in payload ? { ...payload, text } : payload;
  return [kind, words, meta] as unknown as EntryDraft;
}

/** An incident of any kind: short or long, dense or thin, with anything said. */
const anyIncident: fc.Arbitrary<readonly EntryDraft[]> = fc
  .tuple(
    anyDrafts(80),
    fc.constantFrom(0, 30 * SECOND, 2 * HOUR, 30 * HOUR, 21 * DAY),
    fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
    fc.infiniteStream(anyText),
    fc.infiniteStream(fc.constantFrom('exact', 'exact', 'exact', 'about', 'date')),
  )
  .map(([drafts, span, parts, texts, precisions]) => {
    const more = drafts.map((draft) => {
      const precision = precisions.next().value;
      const ms = Math.round(span * parts.next().value);
      return withWords(after(draft, ms, { precision }), texts.next().value);
    });
    return [after(opening(), 0), ...more];
  });

const anyZone = fc.constantFrom('UTC', 'Europe/Paris', 'America/Los_Angeles', 'Asia/Kathmandu');

/** Many entries over one night, of the kinds that are most often made. */
function busyNight(count: number): readonly EntryDraft[] {
  const hypotheses = Math.floor(count / 20);
  const many = Array.from({ length: count - 1 }, (_, index): EntryDraft => {
    const number = Math.floor(index / 20) + 1;
    const text = `Entry ${index} says that the queue in region ${index % 7} is longer than before`;
    const kinds: Readonly<Record<number, EntryDraft>> = {
      0: ['hypothesis-raised', { hypothesis: `H${number}`, text }],
      5: ['severity-changed', { from: 'sev2', to: 'sev1', text }],
      9: ['escalated', { escalation: `E${number}`, target: { kind: 'name', name: 'team' }, text }],
      12: [
        'escalation-acknowledged',
        { escalation: `E${number}`, acknowledgedBy: { id: 'U2', name: 'Sam' }, text: '' },
      ],
      15: ['update-posted', { text }],
      17:
        number < hypotheses
          ? ['hypothesis-ruled-out', { hypothesis: `H${number}`, text }]
          : ['note', { text }],
    };
    return after(kinds[index % 20] ?? ['note', { text }], (index * 11 * HOUR) / count);
  });
  return [after(opening(), 0), ...many];
}

function overlapping(boxes: readonly Box[]): readonly string[] {
  return boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlap(box, other))
      .map((other) => `${box.what} / ${other.what}`),
  );
}

function isInside({ left, right, top, bottom }: Box, width: number, height: number): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

test('Whatever happens and whatever is said, no label lies on another and nothing leaves the picture', () => {
  fc.assert(
    fc.property(anyIncident, anyZone, (drafts, zone) => {
      const { labels, marks, width, height } = shapesOf(draw(drafts, zone));
      expect(overlapping(labels)).toEqual([]);
      expect([...labels, ...marks].filter((box) => !isInside(box, width, height))).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

test('Whatever happens and whatever is said, the picture is XML with numbers that are numbers', () => {
  fc.assert(
    fc.property(anyIncident, anyZone, (drafts, zone) => {
      const svg = draw(drafts, zone);
      expect(() => new Resvg(svg)).not.toThrow();
      const written = elementsOf(svg).flatMap(({ attrs }) => attrs.map(({ value }) => value));
      expect(written.filter((value) => /NaN|Infinity|undefined/.test(value))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('The same record gives the same bytes', () => {
  expect(draw(richIncident())).toBe(draw(richIncident()));
});

test('The picture runs nothing, loads nothing and links to nothing', () => {
  const svg = draw(richIncident((words) => `<script>${words}</script> url(http://a.b)`));
  const attributes = elementsOf(svg).flatMap(({ attrs }) => attrs);

  expect(elementsOf(svg).map(({ tagName }) => tagName)).not.toContain('script');
  expect(attributes.filter(({ name }) => /^(?:on.*|.*href|style|id|class)$/.test(name))).toEqual(
    [],
  );
  expect(
    attributes.filter(({ name, value }) => name !== 'aria-label' && /url\(/.test(value)),
  ).toEqual([]);
});

test.each([5, 40, 500, 3000])(
  'With %d entries labels do not overlap and the picture is of a size to be looked at',
  (count) => {
    const { labels, marks, width, height } = shapesOf(draw(busyNight(count)));

    expect(overlapping(labels)).toEqual([]);
    expect([...labels, ...marks].filter((box) => !isInside(box, width, height))).toEqual([]);
    expect(width).toBe(1200);
    expect(height).toBeLessThan(1700);
  },
);

test('With five entries every one of them says what it is', () => {
  const words = shapesOf(draw(busyNight(5))).labels.map(({ what }) => what);

  for (const said of ['Incident opened', 'H1 Entry 0', 'Entry 1', 'Entry 2', 'Entry 3']) {
    expect(words).toEqual(expect.arrayContaining([expect.stringContaining(said)]));
  }
});

test('With five hundred entries each of them still has its mark', () => {
  const drafts = busyNight(500);
  const { marks } = shapesOf(draw(drafts));
  const marked = drafts.filter(([kind]) => !/^(hypothesis|escalat)/.test(kind));

  expect(marks.length).toBeGreaterThanOrEqual(marked.length);
});

test('A hypothesis lasts from when it was raised to when it was ruled out', () => {
  const svg = draw([
    after(opening(), 0),
    after(['hypothesis-raised', { hypothesis: 'H1', text: 'The deploy' }], 30 * MINUTE),
    after(['hypothesis-ruled-out', { hypothesis: 'H1', text: '' }], 60 * MINUTE),
    after(['note', { text: 'On we go' }], 120 * MINUTE),
  ]);
  const { rectangles, marks } = shapesOf(svg);
  const bar = rectangles.find(({ title }) => title === 'H1 The deploy');
  const places = marks.map(({ left, right }) => (left + right) / 2).slice(0, 2);
  const [first = 0, last = 0] = [Math.min(...places), Math.max(...places)];

  expect(bar?.left).toBeCloseTo(first + (last - first) / 4, 0);
  expect(bar?.right).toBeCloseTo(first + (last - first) / 2, 0);
});

test('An escalation that nobody acknowledged goes on to the end', () => {
  const escalated = {
    escalation: 'E1',
    target: { kind: 'name', name: 'storage' },
    text: 'Help',
  } as const;
  const svg = draw([
    after(opening(), 0),
    after(['escalated', escalated], MINUTE),
    after(['note', { text: 'x' }], HOUR),
  ]);
  const bar = shapesOf(svg).rectangles.find(({ title }) => title === 'E1 storage: Help');

  expect(bar?.right).toBe(1172);
  expect(svg).toContain('>escalation not acknowledged<');
});

test('The legend explains what occurs, and nothing else', () => {
  const words = shapesOf(
    draw([after(opening(), 0), after(['note', { text: 'x' }], MINUTE)]),
  ).labels;

  expect(words.slice(-3).map(({ what }) => what)).toEqual(['investigating', 'milestones', 'notes']);
});

test('What was removed is not in the picture', () => {
  const svg = draw([
    after(opening(), 0),
    after(['note', { text: 'A slip' }], MINUTE),
    ['entry-removed', { target: 2 }],
  ]);

  expect(svg).not.toContain('A slip');
});

test('Across midnight the new date is written', () => {
  const words = shapesOf(
    draw([after(opening(), 10 * HOUR), after(['note', { text: 'x' }], 18 * HOUR)]),
  ).labels;

  expect(words.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['2026-11-19', '2026-11-20']),
  );
});

test('A day without a time does not begin the picture at midnight', () => {
  const day = after(['note', { text: 'Some time that day' }], -10 * HOUR, { precision: 'date' });
  const words = shapesOf(
    draw([after(opening(), 0), after(['note', { text: 'x' }], HOUR), day]),
  ).labels;

  expect(words.map(({ what }) => what)).toContain(
    '2026-11-19 10:00 to 11:00 · 1 h · investigating · All times in UTC',
  );
});

test('Before the first entry the picture says that there is nothing', () => {
  expect(timelineSvg({ state: replay([]), log: [], zone: 'UTC' })).toContain('Nothing recorded.');
});

test('An unknown zone is refused', () => {
  expect(() => draw(richIncident(), 'Mars/Olympus')).toThrow(RangeError);
});
