import type { IncidentState } from '../../domain/incident-state';
import { evidenceLook } from './bars';
import { hatching, rectangle } from './box';
import type { Lane } from './lanes';
import { mark } from './marks';
import { colours, escalationFill, type Fill, hypothesisFills, soft, statusFills } from './palette';
import type { Phase } from './phases';
import { margin, pictureWidth } from './plot';
import { element, labelWidth, lettering, type Part } from './svg';

/** What a picture is about, as far as it needs explaining. */
export interface Shown {
  readonly phases: readonly Phase[];
  readonly lanes: readonly Lane[];
  readonly state: IncidentState;
  readonly hasClockChange: boolean;
  readonly hasPause: boolean;
  readonly hasPlus: boolean;
}

/** A sign around the given centre, and what it means. */
interface Item {
  readonly means: string;
  readonly sign: (x: number, y: number) => string;
}

const signWidth = 22;
const itemGap = 18;
const rowHeight = 20;

/** What the signs mean; only those that occur. */
export function drawLegend(shown: Shown, top: number): Part {
  let x = margin;
  let y = top + 12;
  const body = itemsOf(shown).map(({ means, sign }) => {
    const width = signWidth + labelWidth(means) + itemGap;
    if (x > margin && x + width > pictureWidth - margin) {
      x = margin;
      y += rowHeight;
    }
    const drawn = sign(x + 8, y) + lettering(means, x + signWidth, y + 4.2, { fill: soft });
    x += width;
    return drawn;
  });
  return { height: y - top + 12, body: body.join('') };
}

function itemsOf(shown: Shown): readonly Item[] {
  return [
    ...statusItems(shown.phases),
    ...shown.lanes.map(({ name, shape, colour }) => markItem(name.toLowerCase(), shape, colour)),
    ...hypothesisItems(shown.state),
    ...escalationItems(shown.state),
    ...otherItems(shown),
  ];
}

function statusItems(phases: readonly Phase[]): readonly Item[] {
  return [...new Set(phases.map(({ status }) => status))].map((status) => ({
    means: status,
    sign: (x, y) => {
      const box = { left: x - 8, top: y - 5, width: 16, height: 10 };
      const fill = statusFills[status];
      return rectangle(box, fill.tint, fill.colour) + hatching(box, fill, 1.5);
    },
  }));
}

function markItem(means: string, shape: Lane['shape'], colour: string, isRough = false): Item {
  return { means, sign: (x, y) => mark(shape, x, y, { colour, isRough }) };
}

const hypothesisWords = {
  open: 'hypothesis',
  confirmed: 'confirmed',
  'ruled-out': 'ruled out',
} as const;
const hypothesisEnds = { open: 'on', confirmed: 'check', 'ruled-out': 'cross' } as const;

function hypothesisItems({ hypotheses }: IncidentState): readonly Item[] {
  const steps = new Set(hypotheses.flatMap(({ course }) => course.map(({ step }) => step)));
  const evidence = (['for', 'against'] as const)
    .filter((side) => steps.has(side))
    .map((side) => ({
      means: `evidence ${side}`,
      sign: (x: number, y: number) => mark(side === 'for' ? 'up' : 'down', x, y, evidenceLook),
    }));
  const states = (['confirmed', 'ruled-out', 'open'] as const)
    .filter((state) => hypotheses.some((one) => one.state === state))
    .map((state) => ({
      means: state === 'open' ? 'open hypothesis' : `hypothesis ${hypothesisWords[state]}`,
      sign: barSign(hypothesisFills[state], hypothesisEnds[state]),
    }));
  return [...states, ...evidence];
}

function barSign(fill: Fill, end: Lane['shape']): Item['sign'] {
  return (x, y) => {
    const box = { left: x - 8, top: y - 5, width: 11, height: 10 };
    const lines = hatching(box, { ...fill, colour: '#c3cad3' }, 1.5);
    return (
      rectangle(box, fill.tint, fill.colour) +
      lines +
      mark(end, x + 6, y, { colour: fill.colour, scale: 0.8 })
    );
  };
}

function escalationItems({ escalations }: IncidentState): readonly Item[] {
  const answered = escalations.some((one) => one.acknowledged !== undefined);
  const waiting = escalations.some((one) => one.acknowledged === undefined);
  return [
    ...(answered
      ? [{ means: 'escalation acknowledged', sign: barSign(escalationFill, 'circle') }]
      : []),
    ...(waiting
      ? [{ means: 'escalation not acknowledged', sign: barSign(escalationFill, 'on') }]
      : []),
  ];
}

function otherItems({ lanes, hasClockChange, hasPause, hasPlus }: Shown): readonly Item[] {
  const isRough = lanes.some(({ entries }) =>
    entries.some(({ meta }) => meta.precision !== 'exact'),
  );
  const change: Item = {
    means: 'clocks change',
    sign: (x, y) =>
      element('path', {
        d: `M${x} ${y - 7}V${y + 7}`,
        stroke: colours.blue,
        'stroke-dasharray': '2 3',
      }),
  };
  const pause: Item = {
    means: 'time left out',
    sign: (x, y) =>
      rectangle({ left: x - 7, top: y - 6, width: 14, height: 12 }, '#f4f5f7', '#c3cad3'),
  };
  return [
    ...(isRough ? [markItem('time roughly known', 'circle', soft, true)] : []),
    ...(hasPlus ? [markItem('and more at that time', 'plus', soft)] : []),
    ...(hasClockChange ? [change] : []),
    ...(hasPause ? [pause] : []),
  ];
}
