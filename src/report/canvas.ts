import type { ReportModel } from './model';

/** A canvas holds the latest entries: as many as can be read there, and edited in one call. */
export const mostEntries = 800;

/** Slack takes 1 MiB of UTF-8 in one change (docs.slack.dev/reference/methods/canvases.edit); this leaves some room. */
const mostBytes = 1_000_000;

/** What the template of a canvas works with. */
export interface CanvasModel extends ReportModel {
  /** How many entries before those in `timeline` are left out, `4,200`; empty where none are. */
  readonly earlier: string;
}

/**
 * The report as a canvas takes it: with fewer of the early entries, the longer they are. `leftOut`: how many are missing
 * from the timeline already.
 */
export function fitCanvas(
  model: ReportModel,
  leftOut: number,
  render: (model: CanvasModel) => string,
): string {
  for (let most = mostEntries; ; most = Math.floor(most / 2)) {
    const markdown = render(latest(model, leftOut, most));
    if (Buffer.byteLength(markdown) <= mostBytes) return markdown;
    if (most === 0) return cutOff(markdown);
  }
}

function latest(model: ReportModel, leftOut: number, most: number): CanvasModel {
  const left = Math.max(0, model.timeline.length - most);
  const missing = leftOut + left;
  const earlier = missing === 0 ? '' : missing.toLocaleString('en-US');
  if (left === 0) return { ...model, earlier };
  const [first, ...rest] = model.timeline.slice(left);
  // The date stands where it changes: the first of those that stay has to say it, too.
  const date = model.timeline.slice(0, left + 1).findLast((one) => one.date !== '')?.date ?? '';
  const timeline = first === undefined ? [] : [{ ...first, date }, ...rest];
  return { ...model, timeline, earlier };
}

/** Whole lines from the top, for a report that is too long even without its timeline. */
function cutOff(markdown: string): string {
  const kept: string[] = [];
  let bytes = 0;
  let isFenced = false;
  for (const line of markdown.split('\n')) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > mostBytes) break;
    if (line.startsWith('```')) isFenced = !isFenced;
    kept.push(line);
  }
  const end = isFenced ? '\n```' : '';
  return `${kept.join('\n')}${end}\n\n… The rest is in the report: \`/incident preview\`\n`;
}
