import { stringify } from 'yaml';
import { settingsExample } from '../src/cli/settings-example';
import { environment } from '../src/settings/environment';
import type { Row } from '../src/settings/row';
import { settingsFile } from '../src/settings/settings-file';

type Table = Readonly<Record<string, Row>>;

/** docs/config.md. */
export function configDocument(): string {
  return `# Settings

Made from the tables in \`src/settings/environment.ts\` and \`src/settings/settings-file.ts\` by \`npm run generate\`. Every setting is checked at the start; one that cannot be
used ends it with a line that names it.

What is set chooses how the bot is reached, and the first line it prints says which:

| set | the bot |
| --- | --- |
| nothing | runs in a Slack workspace of its own on this machine |
| \`SLACK_BOT_TOKEN\` and \`SLACK_APP_TOKEN\` | connects to Slack by Socket Mode: no public address is needed |
| \`SLACK_BOT_TOKEN\` and \`SLACK_SIGNING_SECRET\` | takes signed requests at \`/slack/events\` |
| \`SLACK_CLIENT_ID\`, \`SLACK_CLIENT_SECRET\`, \`SLACK_SIGNING_SECRET\` and \`HINDSIGHT_ENCRYPTION_KEY\` | takes them for every workspace that installs it at \`/slack/install\` |

## Environment

A file \`.env\` in the folder that the bot is started in is read too, and what the environment itself sets wins. A variable set to
nothing counts as not set.

${tableOf(environment)}
## The file

\`HINDSIGHT_CONFIG\` names it. Every setting may be left out; a name that is none of these is a mistake.

${tableOf(settingsFile)}
With every setting at its default, or at an example where it has none:

\`\`\`yaml
${settingsExample().join('\n')}\`\`\`
`;
}

function tableOf(table: Table): string {
  const rows = Object.entries(table).map(([name, { schema, rule, about }]) => {
    const byDefault = schema.safeParse(undefined).data;
    const shown = byDefault === undefined ? '' : `\`${inline(byDefault)}\``;
    return `| \`${name}\` | ${about} | ${rule} | ${shown} |\n`;
  });
  return `| name | what it is | its value | default |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function inline(value: unknown): string {
  return typeof value === 'string'
    ? value
    : stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}
