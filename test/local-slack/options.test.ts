import { readOptions } from '../../src/local-slack/options';

it('has a choice for everything', () => {
  expect(readOptions([])).toEqual({
    manifest: 'manifest.yml',
    port: 4711,
    host: '127.0.0.1',
    enforceTiers: false,
    teams: [],
    wantsHelp: false,
  });
});

it('takes what is asked for', () => {
  const where = ['--port', '0', '--app-url', 'https://a.example/slack'];
  const args = ['--manifest', 'app.json', ...where, '--teams', 'Acme,Globex'];

  expect(readOptions(args)).toMatchObject({
    manifest: 'app.json',
    port: 0,
    appUrl: 'https://a.example/slack',
    teams: ['Acme', 'Globex'],
  });
});

it.each([
  [['--port', 'many'], '--port many is not a port, a whole number from 0 to 65535'],
  [['--port', '65536'], '--port 65536 is not a port'],
  [['--app-url', 'here'], '--app-url here is not an address, such as http'],
  [['--colour', 'red'], "Unknown option '--colour'"],
  [['app.yml'], 'Unexpected argument'],
])('refuses %j in a sentence', (args, sentence) => {
  expect(() => readOptions(args)).toThrow(sentence);
});
