import Handlebars from 'handlebars';
import { bareHelper, type Format, MissingValue } from './helpers';

type Mustache = hbs.AST.MustacheStatement;
type Block = hbs.AST.BlockStatement;

/**
 * The tree of a template in which every bare value goes through the helper of its format, and every call knows the
 * name of what it is given, for saying that there is no such thing. Throws for a template that cannot be read.
 */
export function prepareTemplate(
  source: string,
  format: Format,
  helperNames: readonly string[],
): hbs.AST.Program {
  const program = Handlebars.parse(source);
  const visitor = new Handlebars.Visitor();
  visitor.MustacheStatement = (node) => {
    const mustache = node as Mustache;
    if (!mustache.escaped) {
      const problem = '{{{…}}} would let text through as it is; use {{…}}';
      throw new MissingValue(problem, mustache.loc.start.line);
    }
    if (isValue(mustache, helperNames)) {
      Object.assign(mustache, {
        params: [mustache.path],
        path: pathTo(bareHelper[format], mustache.loc),
      });
    }
    nameSubject(mustache);
  };
  visitor.BlockStatement = (node) => {
    Handlebars.Visitor.prototype.BlockStatement.call(visitor, node as Block);
    nameSubject(node as Block);
  };
  visitor.accept(program);
  return program;
}

function isValue({ path, params }: Mustache, helperNames: readonly string[]): boolean {
  if (path.type !== 'PathExpression' || params.length > 0) return false;
  return !helperNames.includes((path as hbs.AST.PathExpression).original);
}

/** Adds `of="title"` to a call about `title`. */
function nameSubject(call: Mustache | Block): void {
  const [subject] = call.params;
  if (subject?.type !== 'PathExpression') return;
  const { loc } = call;
  const name = (subject as hbs.AST.PathExpression).original;
  const value = {
    type: 'StringLiteral',
    value: name,
    original: name,
    loc,
  } as hbs.AST.StringLiteral;
  const pair: hbs.AST.HashPair = { type: 'HashPair', key: 'of', value, loc };
  call.hash = { type: 'Hash', pairs: [...(call.hash?.pairs ?? []), pair], loc };
}

function pathTo(name: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}
