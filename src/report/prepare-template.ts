import Handlebars from 'handlebars';
import { directBlocks, directName } from './direct-calls';
import { bareHelper, blocks, type Format, MissingValue } from './helpers';

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
  refuseDirectNames(program);
  const visitor = new Handlebars.Visitor();
  visitor.MustacheStatement = (node) => {
    const mustache = node as Mustache;
    if (!mustache.escaped) {
      const problem = '{{{…}}} would let text through as it is; use {{…}}';
      throw new MissingValue(problem, mustache.loc.start.line);
    }
    refuseBlockName(mustache);
    if (isValue(mustache, helperNames)) {
      Object.assign(mustache, {
        params: [mustache.path],
        path: pathTo(bareHelper[format], mustache.loc),
      });
    }
    finish(mustache, isIndented(mustache) ? helperNames : []);
  };
  visitor.BlockStatement = (node) => {
    Handlebars.Visitor.prototype.BlockStatement.call(visitor, node as Block);
    const block = node as Block;
    finish(block, isSimple(block) ? directBlocks : []);
  };
  visitor.accept(program);
  return program;
}

/** A template that wrote a name of direct-calls.ts would be called with what it is given, and not with what belongs there. */
function refuseDirectNames(program: hbs.AST.Program): void {
  const visitor = new Handlebars.Visitor();
  visitor.PathExpression = ({ original, loc }: hbs.AST.PathExpression) => {
    if (original.startsWith(directName('')))
      throw new MissingValue(`there is no helper ${original} in this format`, loc.start.line);
  };
  visitor.accept(program);
}

/** `{{if title}}`, where the number sign was forgotten. */
function refuseBlockName({ path, loc }: Mustache): void {
  const { original } = path as hbs.AST.PathExpression;
  if ((blocks as readonly string[]).includes(original))
    throw new MissingValue(`${original} begins a block: write {{#${original} …}}`, loc.start.line);
}

function isValue({ path, params }: Mustache, helperNames: readonly string[]): boolean {
  if (path.type !== 'PathExpression' || params.length > 0) return false;
  return !helperNames.includes((path as hbs.AST.PathExpression).original);
}

/** A block about one value, without names of its own for what is in it, and without partials that hold only there. */
function isSimple({ program, inverse, params, hash }: Block): boolean {
  const parts = [program, inverse].flatMap((one) => one ?? []);
  return (
    params.length === 1 &&
    (hash?.pairs ?? []).length === 0 &&
    parts.every(({ blockParams = [], body }) => {
      return blockParams.length === 0 && body.every(({ type }) => !type.startsWith('Decorator'));
    })
  );
}

/** A call about one value, with no more than how far to set in: `{{words text indent=2}}`. */
function isIndented({ params, hash }: Mustache): boolean {
  const [indent, ...more] = hash?.pairs ?? [];
  return params.length === 1 && more.length === 0 && (indent?.key ?? 'indent') === 'indent';
}

/** A call of one of `directNames` is written as direct-calls.ts does. */
function finish(call: Mustache | Block, directNames: readonly string[]): void {
  const { original } = call.path as hbs.AST.PathExpression;
  const [subject] = call.params;
  if (subject === undefined || !directNames.includes(original)) nameSubject(call);
  else callDirectly(call, original, subject);
}

function callDirectly(call: Mustache | Block, original: string, subject: hbs.AST.Expression): void {
  const { loc, hash } = call;
  const [indent] = hash?.pairs ?? [];
  const of = subject.type === 'PathExpression' ? (subject as hbs.AST.PathExpression).original : '';
  call.path = pathTo(directName(original), loc);
  call.params = [
    subject,
    literal('StringLiteral', of, loc),
    literal('NumberLiteral', loc.start.line, loc),
    ...(indent === undefined ? [] : [indent.value]),
  ];
  Object.assign(call, { hash: undefined });
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
