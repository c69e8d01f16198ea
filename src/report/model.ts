import { lazyPicture, type TimelinePicture } from './chart/timeline-svg';
import { type ReportContext, type ReportInput, reportContext } from './context';
import { sections } from './sections';

type Sections = { readonly [Name in keyof typeof sections]: ReturnType<(typeof sections)[Name]> };

/** The whole postmortem as plain data: moments and lengths written out, people's own words untouched. Every key is always there. */
export interface ReportModel extends Sections {
  /** Of this shape; counts up when a key changes its meaning. */
  readonly version: 1;
  /** `INC-7` */
  readonly id: string;
  readonly number: number;
  readonly title: string;
  /** `INC-7: title` */
  readonly heading: string;
  readonly subtitle: string;
  /** `All times in UTC` */
  readonly zoneNote: string;
  /** The timeline as a drawing, which is made when it is first asked for. */
  readonly picture: TimelinePicture;
}

/** The postmortem of an incident as its record stands. Same record in, same data out. Throws a RangeError for an unknown zone. */
export function reportModel(input: ReportInput): ReportModel {
  return modelFrom(input, reportContext(input));
}

/** The same with no more than `most` entries in the timeline, the latest, and how many before them are left out. */
export function latestModel(
  input: ReportInput,
  most: number,
): { readonly model: ReportModel; readonly leftOut: number } {
  const context = reportContext(input);
  const leftOut = Math.max(0, context.timeline.length - most);
  const timeline = context.timeline.slice(leftOut);
  return { model: modelFrom(input, { ...context, timeline }), leftOut };
}

function modelFrom(input: ReportInput, context: ReportContext): ReportModel {
  const { title, opening, prose } = input.state;
  const number = opening?.number ?? 0;
  const id = `INC-${number}`;
  const built = Object.entries(sections).map(([name, build]) => [name, build(context)]);
  return {
    version: 1,
    id,
    number,
    title,
    heading: title === '' ? id : `${id}: ${title}`,
    subtitle: prose.subtitle?.text ?? '',
    zoneNote: context.clock.note,
    picture: lazyPicture(input),
    ...(Object.fromEntries(built) as Sections),
  };
}

/** `INC-7-timeline.png` */
export function pictureFileName(number: number): string {
  return `INC-${number}-timeline.png`;
}

/** `INC-7-postmortem.md` */
export function reportFileName(number: number, extension: 'md' | 'html'): string {
  return `INC-${number}-postmortem.${extension}`;
}
