import { type CanvasModel, fitCanvas } from './canvas';
import { compileTemplate } from './compile-template';
import type { Piece } from './message';
import type { ReportModel } from './model';
import { prepareRows, readPieces } from './pieces';
import { reportJson } from './report-json';
import { sampleModel } from './sample';
import { TemplateError } from './template-error';
import { type TemplateFile, templates } from './templates';

/** The postmortem in every format. The same model gives the same bytes. */
export interface Renderer {
  markdown(model: ReportModel): string;
  /** One file that needs no other. */
  html(model: ReportModel): string;
  /** For a chat message, as long as it is. */
  pieces(model: ReportModel): readonly Piece[];
  /**
   * In the Markdown of Slack's canvases, within their limits; it says what it leaves out. `leftOut`: entries that are
   * missing from the model's timeline, as `latestModel` tells.
   */
  canvas(model: ReportModel, leftOut?: number): string;
  json(model: ReportModel): string;
}

/** Renders from the texts of the templates, by file name. Throws TemplateError for one that is missing or cannot be used. */
export function createRenderer(sources: Readonly<Record<string, string>>): Renderer {
  const compiled = <Model extends ReportModel>(file: TemplateFile) => {
    const source = sources[file];
    if (source === undefined) throw new TemplateError(file, undefined, 'there is no such file');
    const { format } = templates[file];
    return compileTemplate<Model>(file, format === 'slack' ? prepareRows(source) : source, format);
  };
  const markdown = compiled('report.md.hbs');
  const html = compiled('report.html.hbs');
  const slack = compiled('report.slack.hbs');
  const canvas = compiled<CanvasModel>('report.canvas.hbs');
  const renderer: Renderer = {
    markdown,
    html,
    pieces: (model) => readPieces('report.slack.hbs', slack(model)),
    canvas: (model, leftOut = 0) => fitCanvas(model, leftOut, canvas),
    json: reportJson,
  };
  tryOut(renderer);
  return renderer;
}

/** A misspelt name shows only when it is used: better at the start than at the end of an incident. */
function tryOut(renderer: Renderer): void {
  const sample = sampleModel();
  renderer.markdown(sample);
  renderer.html(sample);
  renderer.pieces(sample);
  renderer.canvas(sample);
}
