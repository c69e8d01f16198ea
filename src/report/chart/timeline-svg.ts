import type { TimelineEntry } from '../../domain/entries';
import type { IncidentState } from '../../domain/incident-state';
import { asItHappened, happened, standing } from '../../domain/standing';
import { drawAxis } from './axis';
import { type Bar, drawBars } from './bars';
import { escalationBars, hypothesisBars } from './beliefs';
import { captionOf } from './caption';
import { drawEntries, type LabelRoom } from './entry-marks';
import { type Lane, lanesOf } from './lanes';
import { drawLegend } from './legend';
import { faint, ink, soft } from './palette';
import { drawPhases, phasesOf } from './phases';
import { gutter, margin, type Plot, pictureWidth } from './plot';
import { timeScale } from './scale';
import { element, heading, lettering, type Part, tenth, titleOf } from './svg';
import { timingOf } from './timing';

/** What a picture is drawn from. `zone` is the one whose clocks it shows. */
export interface PictureInput {
  readonly state: IncidentState;
  readonly log: readonly TimelineEntry[];
  readonly zone: string;
}

/** A picture, and what it shows in one sentence. */
export interface TimelinePicture {
  readonly svg: string;
  readonly description: string;
}

/** The timeline of an incident as a drawing. Same record in, same bytes out. Throws a RangeError for an unknown zone. */
export function timelineSvg(input: PictureInput): string {
  return timelinePicture(input).svg;
}

/** The picture, drawn no earlier than somebody looks at it, and once. */
export function lazyPicture(input: PictureInput): TimelinePicture {
  let drawn: TimelinePicture | undefined;
  const draw = () => {
    drawn ??= timelinePicture(input);
    return drawn;
  };
  return {
    get svg() {
      return draw().svg;
    },
    get description() {
      return draw().description;
    },
  };
}

/** `timelineSvg` with what to tell those who cannot see it. */
function timelinePicture({ state, log, zone }: PictureInput): TimelinePicture {
  const entries = asItHappened(happened(standing(log))).map(({ entry }) => entry);
  if (entries.length === 0) return emptyPicture();
  const timing = timingOf(entries);
  const left = margin + gutter;
  const right = pictureWidth - margin - 8;
  const scale = timeScale(timing, left + inset, right - inset);
  const plot: Plot = { left, right, timing, scale, zone };
  const caption = captionOf(state, entries, timing, zone);
  const { height, body } = drawAll(state, entries, plot);
  const head =
    heading(caption.heading, margin, 34, pictureWidth - 2 * margin, 20) +
    lettering(caption.facts, margin, 55, { fill: soft });
  return {
    svg: document(caption.description, height, head + body),
    description: caption.description,
  };
}

/** Room for the marks of the first and the last moment. */
const inset = 14;
const headHeight = 66;
const sectionGap = 10;

/** A row of the picture with its name to the left. */
interface Section {
  readonly name: string;
  readonly count?: number;
  readonly draw: (top: number) => Part;
}

function drawAll(state: IncidentState, entries: readonly TimelineEntry[], plot: Plot): Part {
  const phases = phasesOf(state, plot);
  const lanes = lanesOf(entries);
  const axis = drawAxis(plot, headHeight);
  let hasPlus = false;
  const sections: readonly Section[] = [
    { name: 'Status', draw: (top) => drawPhases(phases, plot, top) },
    ...lanes.map((lane) => ({
      name: lane.name,
      count: lane.entries.length,
      draw: (top: number) => {
        const drawn = drawEntries(lane, plot, top, roomFor(lane, entries.length));
        hasPlus ||= drawn.hasPlus;
        return drawn;
      },
    })),
    ...barSection('Hypotheses', hypothesisBars(state.hypotheses, plot.timing), plot, 14),
    ...barSection('Escalations', escalationBars(state.escalations, plot.timing), plot, 10),
  ];
  let top = headHeight + axis.height;
  const drawn = sections.map((section) => {
    const { body, height } = drawSection(section, top);
    top += height;
    return body;
  });
  const legend = drawLegend(
    {
      phases,
      lanes,
      state,
      hasPlus,
      hasClockChange: axis.hasClockChange,
      hasPause: plot.scale.stretches.length > 1,
    },
    top + sectionGap,
  );
  const body = [axis.behind(top), axis.body, ...drawn, legend.body];
  return { height: top + sectionGap + legend.height + margin / 2, body: body.join('') };
}

function barSection(
  name: string,
  bars: readonly Bar[],
  plot: Plot,
  mostRows: number,
): readonly Section[] {
  if (bars.length === 0) return [];
  return [{ name, count: bars.length, draw: (top) => drawBars(bars, plot, top, mostRows) }];
}

/** With its name, and a line above it. */
function drawSection({ name, count, draw }: Section, top: number): Part {
  const inner = top + sectionGap / 2;
  const { body, height } = draw(inner);
  const across = element('path', {
    d: `M${margin} ${tenth(top)}H${pictureWidth - margin}`,
    stroke: faint,
  });
  const title = heading(name, margin, inner + 14, gutter * 1.3, 12);
  const isTall = count !== undefined && count > 1 && height > 34;
  const number = isTall ? lettering(String(count), margin, inner + 30, { fill: soft }) : '';
  return { height: Math.max(height, 22) + sectionGap, body: across + title + number + body };
}

/** The fewer there are, the more each may say; hundreds of notes would say nothing at all. */
function roomFor({ name, entries }: Lane, total: number): LabelRoom {
  if (total <= 15) return { rows: 8, longest: 520, shortest: 200 };
  if (total <= 80) return { rows: 8, longest: entries.length <= 6 ? 420 : 280, shortest: 120 };
  if (name === 'Notes' && entries.length > 24) return { rows: 0, longest: 0, shortest: 0 };
  return { rows: 4, longest: entries.length <= 6 ? 420 : 200, shortest: 120 };
}

/** Before the first entry there is nothing to draw. */
function emptyPicture(): TimelinePicture {
  const description = 'Timeline. Nothing recorded.';
  return { svg: document(description, 60, lettering(description, margin, 34)), description };
}

function document(description: string, height: number, body: string): string {
  const size = { width: pictureWidth, height: Math.ceil(height) };
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...size,
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: 'img',
      'aria-label': description,
      'font-family': fonts,
      'font-size': 12,
      fill: ink,
    },
    titleOf(description),
    element('rect', { ...size, fill: '#fff' }),
    body,
  );
}

/** The first is the one that labels are measured in; the others are no wider. */
const fonts = 'DejaVu Sans, Verdana, Geneva, Arial, sans-serif';
