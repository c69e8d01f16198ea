import { defineSubcommand } from '../define-subcommand';

export const start = defineSubcommand({
  name: 'start',
  summary: 'Starts the bot, the way that is set, and says which',
  about: [
    'With nothing set it starts in a Slack workspace of its own on this machine, to try it out. Ctrl-C or SIGTERM stops it: it finishes what it has begun. `npm start` does the same.',
  ],
  examples: [
    { line: 'npx hindsight start', does: 'starts it' },
    { line: 'PORT=4000 npx hindsight start', does: 'starts it on another port' },
  ],
  run(_given, terminal) {
    // Takes seconds to load; no other subcommand should wait for that.
    const { runBot } = require('../run-bot') as typeof import('../run-bot');
    return runBot(terminal);
  },
});
