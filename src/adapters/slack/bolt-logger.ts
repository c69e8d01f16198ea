import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from '../../ports/logger';

/** Slack's tokens, wherever they stand in a line. */
const TOKEN = /\bx(?:ox[a-z]|app)-[\w-]+/g;

/** What Slack adds to the answer of a join that was none: the bot joins before it posts, wherever it is. */
const noNews = /^already_in_channel\b/;

/**
 * Our log as Slack's libraries want one. What they say at `debug` is dropped whatever our own level:
 * Socket Mode's holds every payload, with response URLs and trigger ids.
 */
export function boltLogger(log: Logger): SlackLogger {
  return {
    debug: () => undefined,
    info: (...words) => log.debug({ said: textOf(words) }, 'slack library'),
    warn(...words) {
      const said = textOf(words);
      if (noNews.test(said)) log.debug({ said }, 'slack library');
      else log.warn({ said }, 'slack library warns');
    },
    error: (...words) => log.warn({ said: textOf(words) }, 'slack library reports an error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function textOf(words: readonly unknown[]): string {
  return words.map(String).join(' ').replace(TOKEN, '[token]');
}
