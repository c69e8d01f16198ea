import Handlebars from 'handlebars';
import { directBlocks, directName } from './direct-calls';
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
    if (!callDirectly(mustache, helperNames)) nameSubject(mustache);
  };
  visitor.BlockStatement = (node) => {
    Handlebars.Visitor.prototype.BlockStatement.call(visitor, node as Block);
    const block = node as Block;
    if (hasBlockParams(block) || !callDirectly(block, directBlocks)) nameSubject(block);
  };
  visitor.accept(program);
  return program;
}

function isValue({ path, params }: Mustache, helperNames: readonly string[]): boolean {
  if (path.type !== 'PathExpression' || params.length > 0) return false;
  return !helperNames.includes((path as hbs.AST.PathExpression).original);
}

function hasBlockParams({ program, inverse }: Block): boolean {
  return [program, inverse].some((one) => (one?.blockParams ?? []).length > 0);
}

/**
 * Has a call of one of `names` be written as direct-calls.ts does, where it is given one value, and no more than how far to
 * set in: `{{words text indent=2}}`. Says whether it was one.
 */
function callDirectly(call: Mustache | Block, names: readonly string[]): boolean {
  const { loc, params, hash } = call;
  const { original } = call.path as hbs.AST.PathExpression;
  const [subject] = params;
  const [indent, ...more] = hash?.pairs ?? [];
  const isPlain =
    params.length === 1 && more.length === 0 && (indent?.key ?? 'indent') === 'indent';
  if (!names.includes(original) || subject === undefined || !isPlain) return false;
  const of = subject.type === 'PathExpression' ? (subject as hbs.AST.PathExpression).original : '';
  call.path = pathTo(directName(original), loc);
  call.params = [
    subject,
    literal('StringLiteral', of, loc),
    literal('NumberLiteral', loc.start.line, loc),
    ...(indent === undefined ? [] : [indent.value]),
  ];
  Object.assign(call, { hash: undefined });
  return true;
}

function literal(
  type: 'StringLiteral' | 'NumberLiteral',
  value: string | number,
  loc: hbs.AST.SourceLocation,
): hbs.AST.Expression {
  return { type, value, original: value, loc } as hbs.AST.Expression;
}

/** Adds `of="title"` to a call about `title`. */
function nameSubject(call: Mustache | Block): void {
  const [subject] = call.params;
  if (subject?.type !== 'PathExpression') return;
  const { loc } = call;
  const name = (subject as hbs.AST.PathExpression).original;
  const value = literal('StringLiteral', name, loc);
  const pair: hbs.AST.HashPair = { type: 'HashPair', key: 'of', value, loc };
  call.hash = { type: 'Hash', pairs: [...(call.hash?.pairs ?? []), pair], loc };
}

function pathTo(name: string, loc: hbs.AST.SourceLocation): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}
