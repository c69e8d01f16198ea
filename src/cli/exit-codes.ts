/** What the program ends with, and what each means. */
export const exitCodes = {
  ok: { code: 0, means: 'It is done, or all is well.' },
  failed: { code: 1, means: 'It could not be done; standard error says why, and what to do.' },
  usage: { code: 2, means: 'The command line is not understood; nothing was done.' },
  found: {
    code: 3,
    means: 'It was done, and found something wrong: `doctor`, `check` and `deliveries`.',
  },
  interrupted: { code: 130, means: 'It was interrupted at a question; nothing was done.' },
} as const;

/** How a subcommand ended. */
export type Outcome = keyof typeof exitCodes;
