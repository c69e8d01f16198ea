import { createResvgPicture } from '../src/adapters/picture/resvg-picture';
import { readTemplates } from '../src/boot/read-templates';
import { replay } from '../src/domain/replay';
import { timelineSvg } from '../src/report/chart/timeline-svg';
import { reportModel } from '../src/report/model';
import { createRenderer } from '../src/report/renderer';
import { median } from './http-load';
import { logOf } from './long-log';
import type { Figure, Row } from './row';

const entries = 500;
const rounds = 15;
const roundsToWarmUp = 5;

/** The picture of a long incident, against its report as one HTML file without the picture. */
export const timelinePicture: Row = {
  title: `the timeline picture of ${entries} entries; the peer is the rest of the HTML report of the same record`,
  async run() {
    const log = logOf(entries);
    const input = { state: replay(log), log, zone: 'Europe/Paris', attachments: [] };
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
