import type { Helper } from '../helpers';
import { blocks } from './blocks';
import { MissingValue } from './missing-value';
import { type Lookup, lookupOf, type Part } from './scope';

/** What a template may use. */
export interface Language {
  /** By name. */
  readonly helpers: ReadonlyMap<string, Helper>;
  /** The one that a bare `{{value}}` goes through. */
  readonly bare: Helper;
  /** The names that the blocks around a part of it gave, `as |entry|`. */
  readonly names: ReadonlySet<string>;
}

type Expression = hbs.AST.Expression;
type Program = hbs.AST.Program | undefined;
type Call = Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'hash' | 'loc'>;

const nothing: Part = () => '';

/** Makes a template of its tree. Throws MissingValue for a use of what does not exist, and so may what is made. */
export function compileProgram(program: Program, language: Language): Part {
  const parts = (program?.body ?? []).map((statement) => compileStatement(statement, language));
  return (scope) => {
    let text = '';
    for (const part of parts) text += part(scope);
    return text;
  };
}

function compileStatement(statement: hbs.AST.Statement, language: Language): Part {
  const { line } = statement.loc.start;
  switch (statement.type) {
    case 'ContentStatement': {
      const { value } = statement as hbs.AST.ContentStatement;
      return () => value;
    }
    case 'CommentStatement':
      return nothing;
    case 'MustacheStatement': {
      const mustache = statement as hbs.AST.MustacheStatement;
      if (mustache.escaped) return compileCall(mustache, language);
      throw new MissingValue('{{{…}}} would let text through as it is; use {{…}}', line);
    }
    case 'BlockStatement':
      return compileBlock(statement as hbs.AST.BlockStatement, language);
    default:
      throw new MissingValue('a report has neither partials nor decorators', line);
  }
}

/** `{{value}}` or `{{helper value}}` */
function compileCall(call: Call, language: Language): Part {
  const { path, params, loc } = call;
  const { line } = loc.start;
  const [subject = path] = params;
  const helper = params.length === 0 ? language.bare : language.helpers.get(nameOf(path));
  if (helper === undefined) {
    throw new MissingValue(`there is no helper ${nameOf(path)} in this format`, line);
  }
  const find = finding(subject, language);
  const indent = Number(optionOf(call, 'indent') ?? 0);
  return (scope) => {
    const value = find(scope);
    if (typeof value === 'string') return helper.render(value, indent);
    if (typeof value === 'number') return helper.render(String(value), indent);
    throw new MissingValue(`${nameOf(subject)} is not a text`, line);
  };
}

function compileBlock(block: hbs.AST.BlockStatement, language: Language): Part {
  const { path, params, program, inverse, loc } = block;
  const make = blocks.get(nameOf(path));
  const [subject, ...others] = params;
  if (make === undefined || subject === undefined || others.length > 0) {
    const known = [...blocks.keys()].join(', ');
    throw new MissingValue(`#${nameOf(path)} is none of ${known} with one value`, loc.start.line);
  }
  return make({
    find: finding(subject, language),
    names: program?.blockParams ?? [],
    includesZero: optionOf(block, 'includeZero') === true,
    body: compileProgram(program, withNames(program, language)),
    otherwise: compileProgram(inverse, withNames(inverse, language)),
  });
}

function withNames(program: Program, language: Language): Language {
  return { ...language, names: new Set([...language.names, ...(program?.blockParams ?? [])]) };
}

/** How a value is found. Instead of finding none, it throws MissingValue: a misspelt name is a mistake, and not "no". */
function finding(subject: Expression, language: Language): Lookup {
  const { line } = subject.loc.start;
  const find = lookup(subject, language);
  return (scope) => {
    const value = find(scope);
    if (value === undefined) throw new MissingValue(`there is no ${nameOf(subject)} here`, line);
    return value;
  };
}

function lookup(subject: Expression, language: Language): Lookup {
  if (subject.type === 'PathExpression') {
    return lookupOf(subject as hbs.AST.PathExpression, language.names);
  }
  if (subject.type === 'SubExpression') {
    return compileCall(subject as hbs.AST.SubExpression, language);
  }
  const value = literal(subject);
  return () => value;
}

/** A path as it is written. */
function nameOf(subject: Expression): string {
  return subject.type === 'PathExpression'
    ? (subject as hbs.AST.PathExpression).original
    : `${literal(subject)}`;
}

function optionOf({ hash }: Pick<Call, 'hash'>, name: string): unknown {
  const pair = hash?.pairs.find(({ key }) => key === name);
  return pair === undefined ? undefined : literal(pair.value);
}

/** Of a text, a number, or yes or no. */
function literal(expression: Expression): unknown {
  return (expression as hbs.AST.StringLiteral).value;
}
