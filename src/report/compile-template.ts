import Handlebars from 'handlebars';
import { callDirectly, directName } from './direct-calls';
import { assertKnown, blocks, delegate, direct, type Format, helpers, strictly } from './helpers';
import type { ReportModel } from './model';
import { prepareTemplate } from './prepare-template';
import { TemplateError } from './template-error';

/** A template ready for use. Throws TemplateError for one that cannot be read or uses what does not exist. */
export function compileTemplate<Model extends ReportModel>(
  file: string,
  source: string,
  format: Format,
): (model: Model) => string {
  const own = helpers.filter((one) => one.format === format);
  const environment = Handlebars.create();
  const builtIn = environment.helpers;
  for (const name of blocks) environment.registerHelper(name, strictly(name, builtIn[name]!));
  for (const helper of own) environment.registerHelper(helper.name, delegate(helper));
  callDirectly(environment, {
    helpers: Object.fromEntries(own.map((helper) => [helper.name, direct(helper)])),
    assertKnown,
  });
  const names = [...blocks, ...own.map(({ name }) => name)];
  const program = explaining(file, () => prepareTemplate(source, format, names));
  const template = environment.compile(program, {
    // The helper of the format escapes, so that Handlebars need not.
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(
      names.flatMap((name) => [name, directName(name)]).map((name) => [name, true]),
    ),
  });
  return (model) => explaining(file, () => template(model));
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
  const [, helper] = /unknown helper (\S+)/.exec(message) ?? [];
  if (helper !== undefined) return `there is no helper ${helper} in this format`;
  return message.replace(/ - \d+:\d+$/, '');
}
