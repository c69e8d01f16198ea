import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { METHODS } from '../src/local-slack/api/methods';
import { ANY_CALL } from '../src/local-slack/api/refusal-groups';
import { FAULT_FIELDS, FAULT_KINDS } from '../src/local-slack/faults/fault-kinds';
import { LIMITS } from '../src/local-slack/limits';
import { EVENT_SCOPES, TOLD_EVENTS } from '../src/local-slack/manifest/event-scopes';
import { CANVAS_RULES } from '../src/local-slack/world/canvas-markdown';
import { REFUSALS, type RefusalCode } from '../src/local-slack/world/refusals';
import { blockTables } from './workspace-blocks';

type LimitName = keyof typeof LIMITS;

const REFUSAL_TEST = '`test/local-slack/refusals.test.ts`';
const LIMIT_TESTS: Readonly<Partial<Record<LimitName, string>>> = {
  ackMs: '`test/local-slack/delivery.test.ts`',
  responseUrlUses: '`test/local-slack/delivery.test.ts`',
  responseUrlMs: '`test/local-slack/delivery.test.ts`',
  postedText: '`test/local-slack/limits.test.ts`',
  pageSize: '`test/local-slack/limits.test.ts`',
  sockets: '`test/local-slack/limits.test.ts`',
};

/** docs/local-workspace.md. */
export function workspaceDocument(): string {
  return `# The local workspace

Made from the tables in \`src/local-slack/\` by \`npm run generate\`.

A Slack workspace in memory that speaks Slack's own protocol: the Web API, Socket Mode, signed requests, response_urls, forms, files and
canvases. It is the page that \`npm start\` shows where nothing is set, and it is where the bot is tested. What Slack would refuse, it refuses, with Slack's own code;
whatever an app does that Slack would not have taken is remembered as a failure, and every test that drives the bot through it fails if there is one.

## Another app in it

It knows an app only through the app's manifest, and knows nothing of Hindsight:

\`\`\`sh
npm run workspace -- --manifest app.yml --port 4711
\`\`\`

It prints what the app needs to be told: \`SLACK_API_URL\` (the app's \`slackApiUrl\`), \`SLACK_BOT_TOKEN\`, \`SLACK_APP_TOKEN\` and
\`SLACK_SIGNING_SECRET\`. An app that takes requests instead of connecting by Socket Mode is named with
\`--app-url http://127.0.0.1:3000/slack/events\`; it is asked until it answers. \`--enforce-tiers\` answers 429 once a method's calls for the minute are used up.
A manifest that Slack would not take ends it with all that is wrong, a line each: the path, the problem, and what may stand there.

This whole app runs in it; \`test/local-slack/stand-alone.test.ts\` plays it by both ways:

\`\`\`js
${dice()}\`\`\`

## Several workspaces

An app that many workspaces install is tried out with \`--teams Acme,Globex\`, in none of which it is yet: it gets \`SLACK_CLIENT_ID\` and
\`SLACK_CLIENT_SECRET\` in the place of a token. \`/oauth/v2/authorize\` asks for consent as Slack does (which workspace, who you are, **Allow** or **Cancel**)
and sends the browser back to one of the manifest's \`redirect_urls\`, or to the \`--redirect-url\`. \`oauth.v2.access\` gives the tokens, which are rotated where
the manifest says \`token_rotation_enabled\`. With \`--organisation Initech\` they belong to one, and the app can be installed for all of them at once, with
one token; the methods that then need a \`team_id\` refuse to do without. Each has a page of its own. \`test/local-slack/teams.test.ts\` shows all of it.

## Faults

It fails on demand: from the page, from a test (\`workspace.fault({ kind: 'silent', method: 'chat.update' })\`), and for tests in any language over
HTTP. \`POST /faults\` with a fault as JSON answers with its id, \`GET /faults\` lists them with how often each struck, \`DELETE /faults/ID\` ends one and
\`DELETE /faults\` all. A fault lasts until its \`times\` are used up or it is taken away. Each is shown by \`test/local-slack/faults.test.ts\`.

${table(['Fault', 'Does', 'Needs', 'May have'], faultRows())}
${table(['Field', 'Is'], fieldRows())}
## Web API

${Object.keys(METHODS).length} methods. A call to any other answers \`unknown_method\` and is a failure. The tier is how many calls a minute Slack allows at least; of several scopes one will do,
and which depends on the kind of conversation. ${ANY_CALL.map(code).join(', ')} may come of any call. Every row, code by code, is shown by ${REFUSAL_TEST}.

${table(['Method', 'Scopes', 'Tier', 'Needs', 'Refused with'], methodRows())}
## Codes

${table(
  ['Code', 'When'],
  Object.entries(REFUSALS).map(([name, when]) => [code(name), when]),
)}
## Limits

${table(['Rule', 'Shown by'], limitRows())}
## Events

An app hears only of events its manifest names, and, but for those that are about no channel, only where it is a member. Those that never happen here can be
asked for. An event that is not acknowledged comes again at once, after a minute and after five. Shown by \`test/local-slack/bolt-app.test.ts\` and
\`test/local-slack/delivery.test.ts\`.

${table(['Event', 'Needs one of', 'Happens here'], eventRows())}
## People

${PEOPLE}
## Mentions

${MENTIONS}
## Canvases

A channel has one canvas. Of Markdown it takes what Slack documents, and refuses with the number of the line, shown by \`test/local-slack/canvas-markdown.test.ts\`:

${Object.keys(CANVAS_RULES)
  .map((rule) => `- ${rule}\n`)
  .join('')}
## Blocks and views

What breaks a rule is refused with \`invalid_blocks\`, in a view with \`invalid_arguments\`, and the messages name the path:
\`must be less than 151 characters [json-pointer:/blocks/0/text/text]\`. \`*\` marks what must be there; a field that is not named is refused. Shown by
\`test/local-slack/check-blocks.test.ts\` and \`test/local-slack/block-limits.test.ts\`.

${blockTables()}`;
}

const PEOPLE = `- Guests see and join only the channels they were invited to, invite nobody, make and archive no channel and set no topic (\`user_is_restricted\`).
- What people call a channel or set as its topic is refused with the codes an app would get. People unarchive channels; a bot’s token cannot.
- People of other organisations (Slack Connect) press buttons; commands and shortcuts are not theirs to use, and none of them reaches the app. \`users.info\` says \`is_stranger\`, and
  their interactions name their own team.
- A command that the manifest does not declare is no command; a shortcut it does not declare is not offered.
- Commands are not run in threads, and a command that is not answered in 3 s is answered by Slackbot instead.

Shown by \`test/local-slack/people.test.ts\`.
`;

const MENTIONS = `Every message keeps whom it pings: \`mentions\` holds the ids of people and groups, and \`here\`, \`channel\` or \`everyone\`. As in Slack it is the blocks that ping
where there are any, and the text where there are none; in mrkdwn without \`verbatim\` a bare \`@here\` counts, and in text with \`link_names\` or \`parse: full\`. A channel's
\`canvasMentions\` are whom its canvas pings. So a test can assert that what a user typed mentions nobody. Shown by \`test/local-slack/marks-and-files.test.ts\`.
`;

function dice(): string {
  const file = join(__dirname, '../test/local-slack/fixtures/dice/app.cjs');
  return readFileSync(file, 'utf8');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  return line(heads) + line(heads.map(() => '---')) + rows.map(line).join('');
}

function code(name: string): string {
  return `\`${name}\``;
}

function codes(names: readonly string[]): string {
  return names.map(code).join(', ');
}

function faultRows(): string[][] {
  return Object.entries(FAULT_KINDS).map(([kind, { does, needs, may }]) => [
    code(kind),
    does,
    codes(needs),
    codes(may),
  ]);
}

function fieldRows(): string[][] {
  return Object.entries(FAULT_FIELDS).map(([name, { mayBe, example }]) => [
    code(name),
    `${mayBe}, for example ${code(String(example))}`,
  ]);
}

function methodRows(): string[][] {
  return Object.entries(METHODS)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([name, { scopes, tier, required = [], refuses, token }]) => [
      code(name),
      token === 'app' ? 'the app-level token' : codes(scopes),
      String(tier),
      codes(required),
      codes([...new Set<RefusalCode>(refuses)]),
    ]);
}

function limitRows(): string[][] {
  return Object.entries(LIMITS).map(([name, { rule }]) => [
    rule,
    LIMIT_TESTS[name as LimitName] ?? REFUSAL_TEST,
  ]);
}

function eventRows(): string[][] {
  return Object.entries(EVENT_SCOPES)
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([event, scopes]) => [
      code(event),
      codes(scopes),
      TOLD_EVENTS.includes(event) ? 'yes' : '',
    ]);
}
