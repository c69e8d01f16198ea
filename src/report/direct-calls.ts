import Handlebars from 'handlebars';

/**
 * Has Handlebars write templates that call what they use, instead of a helper through options. As it comes, each call of a
 * helper gets an object with its name, its place in the file, the data around it and two closures, which is then copied:
 * that was most of the time that rendering a long report took. The language and all else stay Handlebars' own; see
 * docs/decisions/0029-templates-call-directly.md.
 */

/** Blocks that are written as code. */
export const directBlocks = ['if', 'unless', 'each'] as const;

type DirectBlock = (typeof directBlocks)[number];

/** Called with the value, what the template calls that, the line, and columns by which the lines after the first are set in. */
export type DirectHelper = (value: unknown, of: string, line: number, indent?: number) => string;

/** What the templates of an environment call directly. */
export interface DirectCalls {
  readonly helpers: Readonly<Record<string, DirectHelper>>;
  /** Throws where a block is given a value that is not there: a misspelt name is a mistake, and not "no". */
  readonly assertKnown: (value: unknown, of: string, line: number) => void;
}

/** The name by which a template calls a helper or block directly. prepare-template.ts refuses those that somebody wrote. */
export function directName(name: string): string {
  return `direct ${name}`;
}

/** Has an environment write direct calls for what has such a name. */
export function callDirectly(environment: typeof Handlebars, calls: DirectCalls): void {
  const all = { ...calls, isSome, goThrough };
  // Not a function, as Handlebars wraps those.
  Object.assign(environment, { JavaScriptCompiler: DirectCompiler });
  Object.assign(environment.helpers, { directCalls: all });
}

/** A piece of the code that is being written. */
type Code = unknown;

/** What this uses of Handlebars' compiler, a stack machine that writes code. */
interface Compiler {
  readonly useDepths?: boolean;
  readonly useBlockParams?: boolean;
  popStack(): Code;
  push(code: Code): void;
  /** On the stack before: parameters, program, inverse, hash; after: what the helper comes to. */
  invokeKnownHelper(paramSize: number, name: string): void;
}

const { JavaScriptCompiler } = Handlebars as unknown as {
  readonly JavaScriptCompiler: new () => Compiler;
};

class DirectCompiler extends JavaScriptCompiler {
  override invokeKnownHelper(paramSize: number, name: string): void {
    if (name.startsWith(directName(''))) {
      this.push(this.callOf(name.slice(directName('').length), paramSize));
    } else super.invokeKnownHelper(paramSize, name);
  }

  private callOf(name: string, paramSize: number): readonly Code[] {
    const [_hash, inverse, program] = [this.popStack(), this.popStack(), this.popStack()];
    const params = Array.from({ length: paramSize }, () => this.popStack()).reverse();
    const given = params.flatMap((param) => [param, ',']).slice(0, -1);
    if (isBlock(name)) return blockCode(name, given, [program, inverse], scopeOf(this));
    return [`helpers.directCalls.helpers[${JSON.stringify(name)}](`, ...given, ')'];
  }
}
// Handlebars makes another one for each block.
Object.assign(DirectCompiler.prototype, { compiler: DirectCompiler });

function isBlock(name: string): name is DirectBlock {
  return (directBlocks as readonly string[]).includes(name);
}

/** What every program is called with, as far as this template needs it. Each block has a place among the block parameters. */
function scopeOf({ useDepths = false, useBlockParams = false }: Compiler): string {
  const isMore = useBlockParams || useDepths;
  const more = [
    ...(isMore ? ['blockParams&&[void 0,...blockParams]'] : []),
    ...(useDepths ? ['depths'] : []),
  ];
  return ['container', 'depth0', 'helpers', 'partials', 'data', ...more].join(',');
}

function blockCode(
  name: DirectBlock,
  given: readonly Code[],
  [program, inverse]: readonly [Code, Code],
  scope: string,
): readonly Code[] {
  if (name === 'each') {
    const programs = `${programCode(program)},${programCode(inverse)}`;
    return ['helpers.directCalls.goThrough(', ...given, `,${programs},${scope})`];
  }
  const [yes, no] = (name === 'if' ? [program, inverse] : [inverse, program]).map((one) => {
    const code = programCode(one);
    return code === 'null' ? '""' : `${code}(${scope})`;
  });
  return ['(helpers.directCalls.isSome(', ...given, `)?${yes}:${no})`];
}

/** The function that Handlebars wrote for a block, instead of the closure around it; `null` where there is none. */
function programCode(expression: Code): string {
  if (expression === null) return 'null';
  const [, index] = /^container\.program\((\d+), data, 0[,)]/.exec(String(expression)) ?? [];
  if (index === undefined) throw new Error(`not a block as Handlebars writes them: ${expression}`);
  return `(container.programs[${index}]??=container.fn(${index}))`;
}

type Program = (
  container: unknown,
  context: unknown,
  helpers: unknown,
  partials: unknown,
  data: object,
  blockParams?: unknown,
  depths?: readonly unknown[],
) => string;

/** What `if` takes for yes. */
function isSome(this: DirectCalls, value: unknown, of: string, line: number): boolean {
  this.assertKnown(value, of, line);
  return Boolean(value) && !Handlebars.Utils.isEmpty(value);
}

type Each = (
  this: DirectCalls,
  value: unknown,
  of: string,
  line: number,
  program: Program | null,
  inverse: Program | null,
  ...scope: Parameters<Program>
) => string;

/** `each`: through a list, or what an object has. Most lists of a report are empty, and nothing is made for those. */
const goThrough: Each = function (
  value,
  of,
  line,
  program,
  inverse,
  // One by one: together they would be a list that is made for each call.
  container,
  context,
  helpers,
  partials,
  data,
  blockParams,
  depths,
) {
  this.assertKnown(value, of, line);
  const keys = keysOf(value);
  const count = keys === undefined ? (value as readonly unknown[]).length : keys.length;
  if (count === 0)
    return inverse?.(container, context, helpers, partials, data, blockParams, depths) ?? '';
  const frame = Handlebars.createFrame(data);
  let text = '';
  for (let index = 0; index < count; index += 1) {
    const key = keys === undefined ? index : keys[index];
    const item = (value as Record<number | string, unknown>)[key as string];
    frame.key = key;
    frame.index = index;
    frame.first = index === 0;
    frame.last = index === count - 1;
    // What goes through itself is around itself once.
    const around = depths && (item === depths[0] ? depths : [item, ...depths]);
    text += program?.(container, item, helpers, partials, frame, blockParams, around) ?? '';
  }
  return text;
};

const noKeys: readonly string[] = [];

/** What an object has, nothing where it is none; undefined for a list. */
function keysOf(value: unknown): readonly string[] | undefined {
  if (Array.isArray(value)) return undefined;
  return typeof value === 'object' && value !== null ? Object.keys(value) : noKeys;
}
