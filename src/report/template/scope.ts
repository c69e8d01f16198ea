/** What the values of a template are looked up in. */
export interface Scope {
  /** `this` */
  readonly value: unknown;
  /** Where `../` leads. */
  readonly outer?: Scope;
  /** Where `@first`, `@index` and their like are. */
  readonly loop: Loop;
  /** What `as |entry index|` gave names to. */
  readonly named?: Readonly<Record<string, unknown>> | undefined;
}

export interface Loop {
  readonly root: unknown;
  readonly first?: boolean;
  readonly last?: boolean;
  readonly index?: number;
  readonly key?: number | string;
  /** The loop around this one. */
  readonly outer?: Loop;
}

/** A part of a template, ready to be filled in. */
export type Part = (scope: Scope) => string;

/** Finds a value; undefined where there is none. */
export type Lookup = (scope: Scope) => unknown;

/** How a path such as `summary.cause`, `../when` or `@first` is looked up; `names` are those that the blocks around it gave. */
export function lookupOf(path: hbs.AST.PathExpression, names: ReadonlySet<string>): Lookup {
  const { data, depth, parts, original } = path;
  const [first = '', ...rest] = parts;
  if (data) return ({ loop }) => deep(outwards(loop, depth), parts);
  const isOfThis = depth > 0 || /^(?:\.|this\b)/.test(original);
  if (names.has(first) && !isOfThis) return (scope) => deep(namedIn(scope, first), rest);
  if (depth > 0) return (scope) => deep(outwards(scope, depth)?.value, parts);
  // Nearly all paths are of one part.
  if (rest.length === 0 && first !== '') return ({ value }) => ownValue(value, first);
  return ({ value }) => deep(value, parts);
}

function deep(value: unknown, parts: readonly string[]): unknown {
  return parts.reduce(ownValue, value);
}

/** Nothing is found but what a report holds itself: no `constructor`, and no method of a text or a list. */
function ownValue(of: unknown, name: string): unknown {
  if (of === undefined || of === null || !Object.hasOwn(of, name)) return undefined;
  return (of as Readonly<Record<string, unknown>>)[name];
}

function outwards<Place extends { readonly outer?: Place }>(
  from: Place,
  depth: number,
): Place | undefined {
  let place: Place | undefined = from;
  for (let left = depth; left > 0; left -= 1) place = place?.outer;
  return place;
}

function namedIn(scope: Scope | undefined, name: string): unknown {
  if (scope === undefined) return undefined;
  const { named, outer } = scope;
  return named !== undefined && Object.hasOwn(named, name) ? named[name] : namedIn(outer, name);
}
