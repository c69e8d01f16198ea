import type { Chat } from '../../src/ports/chat';

export type Fault = {
  readonly method: keyof Chat;
  readonly error: Error;
  readonly isDone: boolean;
};

/** Notes each call, and lets it fail where a test wants that. */
export function withFaults(chat: Chat, calls: (keyof Chat)[], faults: Fault[]): Chat {
  const wrapped = Object.entries(chat).map(([name, call]) => {
    const method = name as keyof Chat;
    const run = async (...args: unknown[]) => {
      calls.push(method);
      const index = faults.findIndex((fault) => fault.method === method);
      const [fault] = index === -1 ? [] : faults.splice(index, 1);
      if (fault !== undefined && !fault.isDone) throw fault.error;
      const answer = await (call as (...all: unknown[]) => Promise<unknown>)(...args);
      if (fault !== undefined) throw fault.error;
      return answer;
    };
    return [name, run];
  });
  return Object.fromEntries(wrapped) as Chat;
}
