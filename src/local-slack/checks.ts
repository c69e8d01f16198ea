import { isObject } from './json';

/** Reports what is wrong with a value; `path` is a JSON pointer. Says what it asks for, which is what the documentation is written from. */
export interface Check {
  (value: unknown, path: string): string[];
  /** Ends the sentence "This is …". */
  readonly says: string;
  /** Of an object: its fields. */
  readonly fields?: Readonly<Record<string, Field>>;
  /** Of an object: what holds between its fields. */
  readonly whole?: string;
  /** Of a list: the check of each item. */
  readonly item?: Check;
  /** Of an object whose `type` decides: the check of each type. */
  readonly types?: Readonly<Record<string, Check>>;
}

interface Field {
  readonly isRequired: boolean;
  readonly check: Check;
}

interface Range {
  readonly min?: number;
  readonly max?: number;
}

export function problem(words: string, path: string): string[] {
  return [`${words} [json-pointer:${path}]`];
}

/** A check in other words, or one of its own. */
export function check(
  says: string,
  find: (value: unknown, path: string) => string[],
  parts: Pick<Check, 'fields' | 'item' | 'whole' | 'types'> = {},
): Check {
  return Object.assign((value: unknown, path: string) => find(value, path), { says, ...parts });
}

/** A string of so many characters; at least one unless said otherwise. */
export function text({ min = 1, max = Number.POSITIVE_INFINITY }: Range = {}): Check {
  return check(`text${range(min, max, 'characters')}`, (value, path) => {
    if (typeof value !== 'string') return problem('must provide a string', path);
    if (value.length < min) return problem(`must be more than ${min - 1} characters`, path);
    if (value.length > max) return problem(`must be less than ${max + 1} characters`, path);
    return [];
  });
}

/** A string of a certain form. */
export function matching(pattern: RegExp, says: string, { max }: Range = {}): Check {
  const length = text(max === undefined ? {} : { max });
  return check(says, (value, path) =>
    typeof value === 'string' && pattern.test(value)
      ? length(value, path)
      : problem(`must be ${says}`, path),
  );
}

export function number({
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
}: Range = {}): Check {
  return check(`a number${range(min, max, '')}`, (value, path) => {
    if (typeof value !== 'number') return problem('must provide a number', path);
    return value < min || value > max ? problem(`must be between ${min} and ${max}`, path) : [];
  });
}

export const bool = check('true or false', (value, path) =>
  typeof value === 'boolean' ? [] : problem('must provide a boolean', path),
);

export const anything = check('anything', () => []);

export function oneOf(...choices: readonly unknown[]): Check {
  return check(`one of ${choices.join(', ')}`, (value, path) =>
    choices.includes(value) ? [] : problem(`must be one of: ${choices.join(', ')}`, path),
  );
}

export function list(item: Check, { min = 1, max = Number.POSITIVE_INFINITY }: Range = {}): Check {
  return check(
    `a list${range(min, max, 'items')}, each ${item.says}`,
    (value, path) => {
      if (!Array.isArray(value)) return problem('must be an array', path);
      if (value.length < min) return problem(`no fewer than ${min} items allowed`, path);
      if (value.length > max) return problem(`no more than ${max} items allowed`, path);
      return value.flatMap((each: unknown, index) => item(each, `${path}/${index}`));
    },
    { item },
  );
}

function range(min: number, max: number, unit: string): string {
  const of = unit === '' ? '' : ` ${unit}`;
  if (Number.isFinite(max)) return ` of ${min} to ${max}${of}`;
  if (min === 1 && unit !== '') return ' that is not empty';
  return min > 0 && Number.isFinite(min) ? ` of at least ${min}${of}` : '';
}

interface ObjectRule {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** What only holds between fields. */
  readonly whole?: Check;
}

/** An object with these fields and no others. */
export function object({ required = {}, optional = {}, whole }: ObjectRule): Check {
  const known = { ...optional, ...required };
  const fields = Object.fromEntries(
    Object.entries(known).map(([name, each]) => [
      name,
      { isRequired: Object.hasOwn(required, name), check: each },
    ]),
  );
  const says = `an object with ${Object.keys(known).join(', ')}`;
  const parts = { fields, ...(whole ? { whole: whole.says } : {}) };
  return check(
    says,
    (value, path) => {
      if (!isObject(value)) return problem('must provide an object', path);
      const present = Object.entries(value).filter(([, field]) => field !== undefined);
      const names = new Set(present.map(([name]) => name));
      const missing = Object.keys(required).filter((name) => !names.has(name));
      const own = [
        ...missing.flatMap((name) => problem(`missing required field: ${name}`, path)),
        ...present.flatMap(([name, field]) => checkField(known, name, field, path)),
      ];
      return own.length > 0 || !whole ? own : whole(value, path);
    },
    parts,
  );
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
export function byType(types: Readonly<Record<string, Check>>): Check {
  return check(
    `one of ${Object.keys(types).join(', ')}`,
    (value, path) => {
      if (!isObject(value)) return problem('must provide an object', path);
      const { type } = value;
      if (typeof type !== 'string') return problem('missing required field: type', path);
      if (!Object.hasOwn(types, type)) return problem(`unsupported type: ${type}`, path);
      return types[type]?.(value, path) ?? [];
    },
    { types },
  );
}

/** Exactly one of these fields. */
export function exactlyOne(...names: readonly string[]): Check {
  const says = `exactly one of: ${names.join(', ')}`;
  return check(says, (value, path) => {
    const present = names.filter((name) => isObject(value) && value[name] !== undefined);
    return present.length === 1 ? [] : problem(`must provide ${says}`, path);
  });
}
