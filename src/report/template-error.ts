/** A template that cannot be used: which one, where, and what is wrong with it. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly file: string;
  /** Missing where the whole file is at fault. */
  readonly line: number | undefined;
  readonly problem: string;

  constructor(file: string, line: number | undefined, problem: string, options?: ErrorOptions) {
    super(`${line === undefined ? file : `${file}:${line}`}: ${problem}`, options);
    this.file = file;
    this.line = line;
    this.problem = problem;
  }
}
