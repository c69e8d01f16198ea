import Handlebars from 'handlebars';
import { bareHelper, type Format, helpers } from './helpers';
import type { ReportModel } from './model';
import { compileProgram } from './template/compile-program';
import { TemplateError } from './template-error';

/** A template ready for use. Throws TemplateError for one that cannot be read or uses what does not exist. */
export function compileTemplate<Model extends ReportModel>(
  file: string,
  source: string,
  format: Format,
): (model: Model) => string {
  const own = new Map(helpers.filter((one) => one.format === format).map((one) => [one.name, one]));
  const language = { helpers: own, bare: own.get(bareHelper[format])!, names: new Set<string>() };
  const fill = explaining(file, () => compileProgram(Handlebars.parse(source), language));
  return (model) => explaining(file, () => fill({ value: model, loop: { root: model } }));
}

/** Handlebars names the line in several ways; a TemplateError in one. */
function explaining<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    const { message, line, lineNumber } = cause as Error & { line?: number; lineNumber?: number };
    const written = /^Parse error on line (\d+)/.exec(message)?.[1];
    const found = line ?? lineNumber ?? (written === undefined ? undefined : Number(written));
    throw new TemplateError(file, found, plainly(message), { cause });
  }
}

/** Handlebars' own messages in the words of this project. */
function plainly(message: string): string {
  const [, excerpt] = /^Parse error on line \d+:\n(.*)\n/.exec(message) ?? [];
  if (excerpt !== undefined) return `cannot be read near ${excerpt}`;
  return message.replace(/ - \d+:\d+$/, '');
}
