import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/** Tells one process and one start from another. */
const start = randomBytes(3).toString('hex');
let count = 0;

/** Carries out what one request asks for, however long that takes. Whatever happens in it can be told by its id. */
export function inRequest<Result>(work: () => Result): Result {
  count += 1;
  return current.run(`${start}-${count}`, work);
}

/** `8f3a1c-42`, of the request that is being carried out; undefined outside of any. */
export function requestId(): string | undefined {
  return current.getStore();
}
