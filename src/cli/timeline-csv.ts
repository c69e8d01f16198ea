import { stringify } from 'csv-stringify/sync';
import type { ReportModel } from '../report/model';

/**
 * The timeline as people read it, for a spreadsheet: a cell that would be taken for a formula begins with an apostrophe,
 * and the byte order mark has it read as UTF-8.
 */
export function timelineCsv(model: ReportModel, isPrivate: boolean): string {
  const rows = model.timeline.map((item) => ({
    incident: model.id,
    private: isPrivate ? 'yes' : 'no',
    entry: item.entry,
    kind: item.kind,
    happened_at: item.at,
    precision: item.precision,
    recorded_at: item.recordedAt,
    by: item.by,
    recorded_by: item.recordedBy,
    what: item.headline,
    text: item.text,
    marks: item.marks.join('; '),
    link: item.link,
  }));
  return stringify(rows, {
    header: true,
    columns: [
      'incident',
      'private',
      'entry',
      'kind',
      'happened_at',
      'precision',
      'recorded_at',
      'by',
      'recorded_by',
      'what',
      'text',
      'marks',
      'link',
    ],
    escape_formulas: true,
    // By itself it sees to the breaks that end its own records, and to no others.
    quoted_match: /[\r\n]/,
    bom: true,
    record_delimiter: 'windows',
  });
}
