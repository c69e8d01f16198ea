import { useState } from 'preact/hooks';
import { encodeFile, type Outcome } from '../lib/api';
import { explain } from '../lib/explain';
import { useWorkspace } from '../lib/workspace';

interface Sending {
  /** What went wrong with the last one; empty when nothing did. */
  readonly problem: string;
  /** What is on its way. */
  readonly pending: string;
  readonly clearProblem: () => void;
  /** True when it arrived. */
  readonly send: (text: string, files: readonly File[], broadcast: boolean) => Promise<boolean>;
}

/** Says what was typed, or runs it when it begins with a slash. */
export function useSending(channel: string, threadTs: string | undefined): Sending {
  const { act } = useWorkspace();
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState<readonly string[]>([]);

  async function deliver(
    text: string,
    files: readonly File[],
    broadcast: boolean,
  ): Promise<Outcome> {
    if (isCommand(text)) {
      if (threadTs) return { ok: false, error: `${nameOf(text)} is not supported in threads.` };
      return await act('command', channel, text);
    }
    return await act('say', channel, text, {
      ...(threadTs ? { threadTs } : {}),
      ...(files.length > 0 ? { files: await Promise.all(files.map(encodeFile)) } : {}),
      ...(broadcast ? { broadcast } : {}),
    });
  }

  async function send(text: string, files: readonly File[], broadcast: boolean): Promise<boolean> {
    const what = nameOf(text);
    setProblem('');
    setPending((before) => [...before, what]);
    const outcome = await deliver(text, files, broadcast);
    setPending(([, ...later]) => later);
    if (!outcome.ok) setProblem(explain(what, outcome.error));
    return outcome.ok;
  }

  return { problem, pending: pending[0] ?? '', clearProblem: () => setProblem(''), send };
}

function isCommand(text: string): boolean {
  return /^\/\S/.test(text);
}

function nameOf(text: string): string {
  return isCommand(text) ? (/^\S+/.exec(text)?.[0] ?? text) : 'Sending';
}
