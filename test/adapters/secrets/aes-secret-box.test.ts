import { createAesSecretBox } from '../../../src/adapters/secrets/aes-secret-box';

const former = 'a former secret of thirty-two characters';
const current = 'the current secret of thirty-two characters';
const plain = JSON.stringify({ botToken: 'xoxb-1-2-3' });

const refusal = (isKeyMissing: boolean) =>
  expect.objectContaining({ name: 'SecretError', isKeyMissing });

test('what is sealed opens again, and shows nothing of what it is', () => {
  const box = createAesSecretBox([current]);

  const sealed = box.seal(plain, 'T1');

  expect(box.open(sealed, 'T1')).toBe(plain);
  expect(Buffer.from(sealed.text, 'base64').toString('latin1')).not.toContain('xoxb');
  expect(JSON.stringify(sealed)).not.toContain(current);
});

test('the same is sealed differently each time', () => {
  const box = createAesSecretBox([current]);

  expect(box.seal(plain, 'T1').text).not.toBe(box.seal(plain, 'T1').text);
});

test('what was sealed for one workspace does not open for another', () => {
  const box = createAesSecretBox([current]);

  expect(() => box.open(box.seal(plain, 'T1'), 'T2')).toThrow(refusal(false));
});

test.each([0, 13, 30])('a byte changed at %d keeps it shut', (at) => {
  const box = createAesSecretBox([current]);
  const { keyId, text } = box.seal(plain, 'T1');
  const bytes = Buffer.from(text, 'base64');
  bytes[at] = (bytes[at] ?? 0) ^ 1;

  const changed = { keyId, text: bytes.toString('base64') };

  expect(() => box.open(changed, 'T1')).toThrow(refusal(false));
});

test.each(['', 'AAAA', '!'])('“%s” does not open', (text) => {
  const box = createAesSecretBox([current]);

  expect(() => box.open({ ...box.seal(plain, 'T1'), text }, 'T1')).toThrow(refusal(false));
});

test('another key does not open it, and says which one would', () => {
  const sealed = createAesSecretBox([former]).seal(plain, 'T1');

  const open = () => createAesSecretBox([current]).open(sealed, 'T1');

  expect(open).toThrow(refusal(true));
  expect(open).toThrow(sealed.keyId);
});

test('a former key still opens, and what it sealed is to be sealed anew', () => {
  const box = createAesSecretBox([current, former]);
  const old = createAesSecretBox([former]).seal(plain, 'T1');

  expect(box.open(old, 'T1')).toBe(plain);
  expect(box.isOutdated(old)).toBe(true);
  expect(box.isOutdated(box.seal(plain, 'T1'))).toBe(false);
});

test('a signature holds for its text, with the key in use and with a former one', () => {
  const box = createAesSecretBox([current, former]);

  for (const secret of [current, former]) {
    const signature = createAesSecretBox([secret]).sign('a text');
    expect(box.isSigned('a text', signature)).toBe(true);
    expect(box.isSigned('another', signature)).toBe(false);
  }
  expect(box.isSigned('a text', createAesSecretBox(['x'.repeat(32)]).sign('a text'))).toBe(false);
  expect(box.isSigned('a text', '')).toBe(false);
});
