/** What something takes up in a row, in pixels. */
export interface Reach {
  readonly left: number;
  readonly right: number;
}

/** Pixels between neighbours. */
const between = 8;

/** Rows that are filled so that nothing in them overlaps. */
export interface Rows {
  /** Takes the first row that has room for one of the reaches, the better ones first; undefined where none has. */
  take<R extends Reach>(
    wishes: readonly R[],
  ): { readonly row: number; readonly reach: R } | undefined;
  /** Rows that hold something. */
  readonly used: number;
}

export function createRows(most: number): Rows {
  const rows: Reach[][] = [];
  const isFree = (row: number, { left, right }: Reach) =>
    (rows[row] ?? []).every((one) => one.right + between <= left || right + between <= one.left);
  return {
    get used() {
      return rows.length;
    },
    take(wishes) {
      for (const reach of wishes) {
        for (let row = 0; row < most; row += 1) {
          if (!isFree(row, reach)) continue;
          rows[row] = [...(rows[row] ?? []), reach];
          return { row, reach };
        }
      }
      return undefined;
    },
  };
}
