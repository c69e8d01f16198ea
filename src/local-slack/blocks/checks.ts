import { isObject } from '../json';

/** Reports what is wrong with a value; `path` is a JSON pointer. */
export type Check = (value: unknown, path: string) => string[];

interface Range {
  readonly min?: number;
  readonly max?: number;
}

export function problem(words: string, path: string): string[] {
  return [`${words} [json-pointer:${path}]`];
}

/** A string of so many characters; at least one unless said otherwise. */
export function text({ min = 1, max = Number.POSITIVE_INFINITY }: Range = {}): Check {
  return (value, path) => {
    if (typeof value !== 'string') return problem('must provide a string', path);
    if (value.length < min) return problem(`must be more than ${min - 1} characters`, path);
    if (value.length > max) return problem(`must be less than ${max + 1} characters`, path);
    return [];
  };
}

/** A string of a certain form. */
export function matching(pattern: RegExp, words: string): Check {
  return (value, path) =>
    typeof value === 'string' && pattern.test(value) ? [] : problem(words, path);
}

export function number({
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
}: Range = {}): Check {
  return (value, path) => {
    if (typeof value !== 'number') return problem('must provide a number', path);
    return value < min || value > max ? problem(`must be between ${min} and ${max}`, path) : [];
  };
}

export const bool: Check = (value, path) =>
  typeof value === 'boolean' ? [] : problem('must provide a boolean', path);

export const anything: Check = () => [];

export function oneOf(...choices: readonly unknown[]): Check {
  return (value, path) =>
    choices.includes(value) ? [] : problem(`must be one of: ${choices.join(', ')}`, path);
}

export function list(item: Check, { min = 1, max = Number.POSITIVE_INFINITY }: Range = {}): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return problem('must be an array', path);
    if (value.length < min) return problem(`no fewer than ${min} items allowed`, path);
    if (value.length > max) return problem(`no more than ${max} items allowed`, path);
    return value.flatMap((each: unknown, index) => item(each, `${path}/${index}`));
  };
}

interface Fields {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** What only holds between fields. */
  readonly whole?: Check;
}

/** An object with these fields and no others. */
export function object({ required = {}, optional = {}, whole = anything }: Fields): Check {
  const known = { ...optional, ...required };
  return (value, path) => {
    if (!isObject(value)) return problem('must provide an object', path);
    const present = Object.entries(value).filter(([, field]) => field !== undefined);
    const names = new Set(present.map(([name]) => name));
    const missing = Object.keys(required).filter((name) => !names.has(name));
    const own = [
      ...missing.flatMap((name) => problem(`missing required field: ${name}`, path)),
      ...present.flatMap(([name, field]) => checkField(known, name, field, path)),
    ];
    return own.length > 0 ? own : whole(value, path);
  };
}

function checkField(
  known: Readonly<Record<string, Check>>,
  name: string,
  field: unknown,
  path: string,
): string[] {
  if (!Object.hasOwn(known, name)) return problem(`invalid additional property: ${name}`, path);
  return known[name]?.(field, `${path}/${name}`) ?? [];
}

/** Chooses the check by the object's `type`. */
export function byType(table: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (!isObject(value)) return problem('must provide an object', path);
    const { type } = value;
    if (typeof type !== 'string') return problem('missing required field: type', path);
    if (!Object.hasOwn(table, type)) return problem(`unsupported type: ${type}`, path);
    return table[type]?.(value, path) ?? [];
  };
}

/** Exactly one of these fields. */
export function exactlyOne(...names: readonly string[]): Check {
  return (value, path) => {
    const present = names.filter((name) => isObject(value) && value[name] !== undefined);
    return present.length === 1
      ? []
      : problem(`must provide exactly one of: ${names.join(', ')}`, path);
  };
}
