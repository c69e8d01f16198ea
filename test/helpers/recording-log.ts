import type { Logger } from '../../src/ports/logger';

export interface Logged {
  readonly level: keyof Logger;
  readonly details: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A log that can be read. */
export function createRecordingLog(): Logger & { readonly lines: readonly Logged[] } {
  const lines: Logged[] = [];
  function at(level: keyof Logger): Logger['info'] {
    return (details, message) => {
      lines.push({ level, details: details as Logged['details'], message });
    };
  }
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
