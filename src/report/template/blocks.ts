import type { Lookup, Loop, Part, Scope } from './scope';

/** A block of a template: what it is about, and what stands in it. */
export interface Block {
  readonly find: Lookup;
  /** What `as |entry index|` calls the value and its key. */
  readonly names: readonly string[];
  /** With `includeZero=true` a 0 counts as yes. */
  readonly includesZero: boolean;
  readonly body: Part;
  /** What stands after `{{else}}`. */
  readonly otherwise: Part;
}

/** What a template may call with `#`, each as Handlebars means it. */
export const blocks: ReadonlyMap<string, (block: Block) => Part> = new Map([
  ['if', ifTrue],
  ['unless', unlessTrue],
  ['each', eachOf],
  ['with', withValue],
]);

function ifTrue({ find, includesZero, body, otherwise }: Block): Part {
  return (scope) => {
    const value = find(scope);
    const isYes = !isEmpty(value) && (value !== 0 || includesZero);
    return isYes ? body(scope) : otherwise(scope);
  };
}

function unlessTrue(block: Block): Part {
  return ifTrue({ ...block, body: block.otherwise, otherwise: block.body });
}

function withValue({ find, names, body, otherwise }: Block): Part {
  return (scope) => {
    const value = find(scope);
    if (isEmpty(value)) return otherwise(scope);
    return body({ value, outer: scope, loop: scope.loop, named: named(names, value, undefined) });
  };
}

function eachOf({ find, names, body, otherwise }: Block): Part {
  return (scope) => {
    const found = find(scope);
    const values = valuesOf(found);
    if (values.length === 0) return otherwise(scope);
    const keys = found === values ? undefined : Object.keys(Object(found));
    let text = '';
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index];
      const key = keys?.[index] ?? index;
      const loop: Loop = {
        root: scope.loop.root,
        first: index === 0,
        last: index === values.length - 1,
        index,
        key,
        outer: scope.loop,
      };
      text += body({ value, outer: scope, loop, named: named(names, value, key) });
    }
    return text;
  };
}

const none: readonly never[] = [];

/** What `each` goes through: a list, or the values of an object. */
function valuesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? Object.values(value) : none;
}

function named(names: readonly string[], value: unknown, key: unknown): Scope['named'] {
  const [first, second] = names;
  if (first === undefined) return undefined;
  return second === undefined ? { [first]: value } : { [first]: value, [second]: key };
}

function isEmpty(value: unknown): boolean {
  return (!value && value !== 0) || (Array.isArray(value) && value.length === 0);
}
