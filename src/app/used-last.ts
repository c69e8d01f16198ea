/** What was put last, `most` of it: whatever was longest without being put goes first. */
export interface UsedLast<Value> {
  get(key: string): Value | undefined;
  /** Returns the value. */
  put(key: string, value: Value): Value;
  drop(key: string): void;
}

export function createUsedLast<Value>(most: number): UsedLast<Value> {
  const kept = new Map<string, Value>();
  return {
    get: (key) => kept.get(key),
    put(key, value) {
      kept.delete(key);
      kept.set(key, value);
      const oldest = kept.size > most ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      return value;
    },
    drop: (key) => void kept.delete(key),
  };
}
