/**
 * Something that may be known already. Most of what a command asks for is in hand, and each wait for what is there would
 * make three promises; where it is not known already, it is one that is waited for.
 */
export type AtOnce<Value> = Value | Promise<Value>;

/** What comes of it, at once where it is known. Throws and rejects as `next` does. */
export function followedBy<Value, Result>(
  value: AtOnce<Value>,
  next: (value: Value) => AtOnce<Result>,
): AtOnce<Result> {
  return value instanceof Promise ? value.then(next) : next(value);
}
