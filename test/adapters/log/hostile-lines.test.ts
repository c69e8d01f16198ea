import fc from 'fast-check';
import { createPinoLogger } from '../../../src/adapters/log/pino-logger';
import { hostileTexts } from '../../helpers/hostile-texts';
import { anyText } from '../../report/any-text';

/** What one call of the logger writes. */
function logged(text: string): string {
  let written = '';
  const log = createPinoLogger('debug', {
    write(line) {
      written += line;
    },
  });
  const err = Object.assign(new Error(text, { cause: text }), { code: text, method: text });
  log.error({ err, step: text, channelId: text }, 'an effect in Slack was refused');
  return written;
}

function checked(text: string): void {
  const written = logged(text);
  expect(written.endsWith('}\n')).toBe(true);
  // No second line, and nothing that a terminal takes for an order.
  expect(written.slice(0, -1)).not.toMatch(/\p{Cc}|\p{Zl}|\p{Zp}|\p{Bidi_Control}/u);
  expect(JSON.parse(written)).toMatchObject({ step: text });
}

test.each(hostileTexts)('%s makes one line of the log, which is JSON', (_what, text) => {
  checked(text);
});

test('Whatever it is about, a line of the log is one line', () => {
  fc.assert(fc.property(anyText, checked));
});
