import { createResvgPicture } from '../src/adapters/picture/resvg-picture';
import { readTemplates } from '../src/boot/read-templates';
import type { TimelineEntry } from '../src/domain/entries';
import type { EntryMeta } from '../src/domain/entries/define-entry';
import { replay } from '../src/domain/replay';
import { addMs, MINUTE } from '../src/domain/time/instant';
import { timelineSvg } from '../src/report/chart/timeline-svg';
import { reportModel } from '../src/report/model';
import { createRenderer } from '../src/report/renderer';
import type { Figure, Row } from './row';

const entries = 500;
const rounds = 15;
const roundsToWarmUp = 5;

/** The picture of a long incident, against its report as one HTML file without the picture. */
export const timelinePicture: Row = {
  title: `the timeline picture of ${entries} entries; the peer is the rest of the HTML report of the same record`,
  async run() {
    const input = { ...record(), zone: 'Europe/Paris', attachments: [] };
    const renderer = createRenderer(readTemplates(undefined));
    const picture = createResvgPicture();
    const svg = timelineSvg(input);
    const times = { drawing: [] as number[], png: [] as number[], html: [] as number[] };
    for (let round = -roundsToWarmUp; round < rounds; round += 1) {
      const measured = {
        drawing: await timeOf(() => timelineSvg(input)),
        png: await timeOf(() => picture.png(svg)),
        html: await timeOf(() => renderer.html({ ...reportModel(input), picture: nothing })),
      };
      if (round < 0) continue;
      for (const what of ['drawing', 'png', 'html'] as const) times[what].push(measured[what]);
    }
    const html = median(times.html);
    return [
      figure('drawn as SVG', median(times.drawing), html),
      figure('turned into a PNG, beside the main thread', median(times.png), html),
    ];
  },
};

const nothing = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>',
  description: '',
};

function figure(what: string, ours: number, peers: number): Figure {
  return {
    what,
    ours: `${ours.toFixed(1)} ms`,
    peers: `${peers.toFixed(1)} ms`,
    result: `${(ours / peers).toFixed(2)} times the peer's`,
  };
}

/** Milliseconds. */
async function timeOf(work: () => unknown): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** One night: mostly notes, and a hypothesis, an update and an escalation in every ten. */
function record() {
  const log = Array.from({ length: entries }, (_, index): TimelineEntry => {
    const at = addMs('2026-11-19T21:00:00.000Z', index * MINUTE);
    const meta: EntryMeta = {
      seq: index + 1,
      at,
      recordedAt: at,
      precision: 'exact',
      by: { id: 'U1', name: 'Ana' },
      source: 'command',
    };
    return { ...said(index), meta } as TimelineEntry;
  });
  return { state: replay(log), log };
}

function said(index: number): Pick<TimelineEntry, 'kind' | 'payload'> {
  const text = `Replica ${index} answers again, and its lag is back to ${index % 60} seconds`;
  const number = Math.floor(index / 10) + 1;
  if (index === 0) return { kind: 'opened', payload: opening };
  if (index % 10 === 1)
    return { kind: 'hypothesis-raised', payload: { hypothesis: `H${number}`, text } };
  if (index % 10 === 6)
    return { kind: 'hypothesis-ruled-out', payload: { hypothesis: `H${number}`, text } };
  if (index % 10 === 3) return { kind: 'update-posted', payload: { text } };
  if (index % 10 === 8) {
    return {
      kind: 'escalated',
      payload: { escalation: `E${number}`, target: { kind: 'name', name: 'storage' }, text },
    };
  }
  return { kind: 'note', payload: { text } };
}

const opening = {
  number: 1,
  title: 'Checkout returns errors',
  isPrivate: false,
  isDrill: false,
  channelId: 'C1',
  usesThisChannel: false,
} as const;
