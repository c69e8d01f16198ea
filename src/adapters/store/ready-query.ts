import type { Compilable, CompiledQuery } from 'kysely';
import type { Statement } from './statement';

/** A query whose text is worked out once: putting it together takes longer than most databases take to answer it. */
export interface ReadyQuery<Row> {
  /** With these values, in the order in which they stand in its text. */
  with(values: readonly unknown[]): CompiledQuery<Row>;
  statement(values: readonly unknown[]): Statement;
}

/** `build` is called once, when the query is first needed; the values it has then are of no importance. */
export function readyQuery<Row>(build: () => Compilable<Row>): ReadyQuery<Row> {
  let compiled: CompiledQuery<Row> | undefined;

  function filled(values: readonly unknown[]): CompiledQuery<Row> {
    compiled ??= build().compile();
    if (compiled.parameters.length !== values.length) {
      throw new Error(`${values.length} values for: ${compiled.sql}`);
    }
    return { ...compiled, parameters: values };
  }

  return {
    with: filled,
    statement(values) {
      const { sql } = filled(values);
      return { sql, values };
    },
  };
}
