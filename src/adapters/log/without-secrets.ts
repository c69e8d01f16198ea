const secret = '[secret]';

/** What is secret wherever it stands in a text, and what is left of it. */
const rules: readonly (readonly [RegExp, string])[] = [
  // Slack's tokens, of every kind.
  [/\bx(?:ox[a-z]|app)[-.][\w.-]+/g, secret],
  // A password in an address: postgres://user:password@host.
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"'\\]*):[^\s/@"'\\]*@/gi, `$1:${secret}@`],
  // Who has such an address can answer in somebody's name.
  [/(https:\/\/hooks\.slack\.com)\/[^\s"'\\]+/g, `$1/${secret}`],
  [/\b(v1=)[0-9a-f]{64}\b/g, `$1${secret}`],
  [/\b(Bearer|Basic) [\w.~+/=-]+/g, `$1 ${secret}`],
  // What a browser brings back from Slack.
  [/([?&](?:code|state)=)[^\s&"'\\]+/g, `$1${secret}`],
  [
    /\b(password|client_secret|signing_secret|access_token|refresh_token)=[^\s&"'\\]+/gi,
    `$1=${secret}`,
  ],
];

/** A text without what would let somebody in, wherever it came from. */
export function withoutSecrets(text: string): string {
  return rules.reduce((left, [pattern, instead]) => left.replace(pattern, instead), text);
}
