import type { ReportModel } from './model';

/** The report as JSON: every fact, keys always in the same order. Pictures are named, not contained. */
export function reportJson({ picture, ...model }: ReportModel): string {
  const timeline = model.timeline.map((item) => ({
    ...item,
    files: item.files.map(({ name }) => ({ name })),
  }));
  return `${JSON.stringify({ ...model, timeline }, null, 2)}\n`;
}
