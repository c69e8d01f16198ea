import { runCli } from '../../src/cli/run-cli';

/** What a call of `hindsight` came to. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Circumstances {
  readonly environment?: Readonly<Record<string, string>>;
  /** The folder it is called in; one without any settings unless given. */
  readonly folder?: string;
}

/** Calls `hindsight` with these words, as a program would: nobody can be asked, and nothing is written over. */
export async function callCli(
  words: readonly string[],
  { environment = {}, folder = '/nowhere' }: Circumstances = {},
): Promise<Called> {
  const said = { out: '', err: '' };
  const say = (where: keyof typeof said) => (text: string) => {
    said[where] += text;
  };
  const code = await runCli(words, {
    out: say('out'),
    err: say('err'),
    isInteractive: false,
    canOverwrite: false,
    folder,
    environment,
  });
  return { code, ...said };
}
