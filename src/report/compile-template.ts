import Handlebars from 'handlebars';
import { bareHelper, delegate, type Format, helpers, MissingValue, strictly } from './helpers';
import type { ReportModel } from './model';
import { TemplateError } from './template-error';

const blocks = ['if', 'unless', 'each', 'with'] as const;

/** A template ready for use. Throws TemplateError for one that cannot be read or uses what does not exist. */
export function compileTemplate(
  file: string,
  source: string,
  format: Format,
): (model: ReportModel) => string {
  const own = helpers.filter((one) => one.format === format);
  const environment = Handlebars.create();
  for (const name of blocks) {
    environment.registerHelper(name, strictly(name, Handlebars.helpers[name]!));
  }
  for (const helper of own) environment.registerHelper(helper.name, delegate(helper));
  const names = [...blocks, ...own.map(({ name }) => name)];
  const program = explaining(file, () => prepared(source, format, names));
  const template = environment.compile(program, {
    // The helper of the format escapes, so that Handlebars need not.
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(names.map((name) => [name, true])),
  });
  return (model) => explaining(file, () => template(model));
}

/** The template's tree, in which every bare value goes through the helper of its format. */
function prepared(source: string, format: Format, names: readonly string[]) {
  const program = Handlebars.parse(source);
  const visitor = new Handlebars.Visitor();
  visitor.MustacheStatement = (mustache) => {
    const { path, params, loc } = mustache as hbs.AST.MustacheStatement;
    const line = loc.start.line;
    if (!(mustache as hbs.AST.MustacheStatement).escaped) {
      throw new MissingValue('{{{…}}} would let text through as it is; use {{…}}', line);
    }
    const helper = bareHelper[format];
    const isValue =
      path.type === 'PathExpression' && !names.includes((path as hbs.AST.PathExpression).original);
    if (!isValue || params.length > 0) return;
    Object.assign(mustache, { params: [path], path: pathTo(helper, loc) });
  };
  visitor.accept(program);
  return program;
}

function pathTo(name: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}

/** Handlebars names the line in several ways; a TemplateError in one. */
function explaining<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    const { message, line, lineNumber } = cause as Error & { line?: number; lineNumber?: number };
    const written = /^Parse error on line (\d+)/.exec(message)?.[1];
    const found = line ?? lineNumber ?? (written === undefined ? undefined : Number(written));
    throw new TemplateError(file, found, message.split('\n').at(-1) ?? message, { cause });
  }
}
