import type { Compilable } from 'kysely';

/** A statement that is ready to be carried out, with its values in order. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
  /** Where it changes no row somebody else recorded first, and this is what there is to say about it. */
  readonly mustChange?: string;
}

/** What a statement came to: the rows it returned, or how many it changed. */
export interface Done {
  readonly rows: readonly unknown[];
  readonly changes?: number;
  readonly lastInsertRowid?: number | bigint;
}

/**
 * Carries statements out in one transaction, which is on disk when it returns. Throws VersionConflict for one that had to
 * change a row and did not, and the driver's errors. `place`: only where the database keeps order.
 */
export type Transact = (statements: readonly Statement[], place?: Place) => Promise<void>;

/** What is to be recorded, and what that was decided on, which may be under way still: where it fails, so does this. */
export interface Place {
  readonly what: object;
  readonly after: object | undefined;
}

/** A query of Kysely's as a statement. */
export function statementOf(query: Compilable): Statement {
  const { sql, parameters } = query.compile();
  return { sql, values: parameters };
}
