// As the bot is run: what is measured in this process is put together as it is, and has as much room.
require('../bin/program.js').runOther('bench/main.ts');
