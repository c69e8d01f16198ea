/** A template names something that a report does not have, or may not. */
export class MissingValue extends Error {
  override readonly name = 'MissingValue';
  readonly line: number | undefined;

  constructor(problem: string, line: number | undefined) {
    super(problem);
    this.line = line;
  }
}
