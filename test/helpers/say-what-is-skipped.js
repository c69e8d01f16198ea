const { findChromium } = require('../../scripts/chromium');

/** After the last test: says that there was no browser, so that nobody takes a green run for a whole one. */
module.exports = async function sayWhatIsSkipped() {
  if (findChromium()) return;
  process.stderr.write(
    '\nNo Chromium was found: the tests in test/browser were SKIPPED. Install the package chromium, or set CHROMIUM to the path of one.\n',
  );
};
