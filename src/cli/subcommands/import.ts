import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkbox } from '@inquirer/prompts';
import { Argument, Option } from 'commander';
import { createSystemClock } from '../../adapters/clock/system-clock';
import { type ExportedMessage, importMessages } from '../../app/import-messages';
import { replay } from '../../domain/replay';
import { candidatesFile, labelOf, markedIn } from '../candidates';
import { defineSubcommand, type Given } from '../define-subcommand';
import type { Outcome } from '../exit-codes';
import { Failure, Misunderstood } from '../failure';
import { findIncident } from '../find-incident';
import { isIncidentFile, readIncidentFile } from '../incident-file';
import { incidentName } from '../incident-name';
import { withRecord } from '../open-record';
import { asJson, inWorkspace } from '../options';
import { putOut } from '../put-out';
import { count, json } from '../say';
import { parseFile, readSlackExport } from '../slack-export';
import type { Terminal } from '../terminal';

interface Options {
  readonly into?: string;
  readonly list?: string;
  readonly take?: string;
  readonly workspace?: string;
  readonly json?: true;
}

export const importAny = defineSubcommand<Options>({
  name: 'import',
  summary: 'Takes an exported incident back, or messages of a Slack export',
  about: [
    'A file that `export --format json` wrote is taken as it was, under its own number, with every id and time. It is refused where another incident has that number; Slack is told nothing of it.',
    'Of a Slack export, name a channel’s folder or one file in it, and with --into the incident. It lists the messages, and those you mark are put on its timeline, each when it was posted. At a terminal it asks; otherwise --list writes a file in which to mark, and --take takes it. A message that is on record already is left out.',
  ],
  arguments: [new Argument('<path>', 'the file, or the folder of a channel')],
  options: [
    new Option('--into <incident>', 'the incident that messages are for, such as INC-7'),
    new Option('--list <file>', 'writes the messages to a file, to be marked'),
    new Option('--take <file>', 'takes the messages that are marked in it').conflicts('list'),
    inWorkspace(),
    asJson(),
  ],
  examples: [
    { line: 'npx hindsight import inc-7.json', does: 'takes an exported incident back' },
    {
      line: 'npx hindsight import export/checkout --into INC-7',
      does: 'asks which messages to take',
    },
    {
      line: 'npx hindsight import export/checkout --into INC-7 --list marks.txt',
      does: 'lists them',
    },
    {
      line: 'npx hindsight import export/checkout --into INC-7 --take marks.txt',
      does: 'takes them',
    },
  ],
  async run({ args: [given = ''], options }, terminal) {
    const path = resolve(terminal.folder, given);
    if (!existsSync(path)) throw new Failure(`There is no ${path}.`);
    const content = statSync(path).isDirectory() ? undefined : parseFile(path);
    return isIncidentFile(content)
      ? importIncident(content, given, options, terminal)
      : importExport(path, options, terminal);
  },
});

function importIncident(
  content: unknown,
  file: string,
  { workspace, json: isForProgram }: Given<Options>['options'],
  terminal: Terminal,
): Promise<Outcome> {
  const whole = readIncidentFile(content, file);
  const incident = { ...whole, workspaceId: workspace ?? whole.workspaceId };
  const name = `INC-${incident.number} of ${incident.workspaceId}`;
  return withRecord(terminal, async ({ stores }) => {
    const how = await stores.keeping.adopt(incident, replay(incident.log));
    if (how === 'taken') {
      throw new Failure(`There is another ${name} on record already; nothing was changed.`);
    }
    const entries = incident.log.length;
    const said =
      how === 'same'
        ? `${name} is on record already, as it is in the file.\n`
        : `Imported ${name} with ${count(entries, 'entry', 'entries')}.\n`;
    terminal.out(isForProgram ? json({ incident: name, entries, imported: how !== 'same' }) : said);
    return 'ok';
  });
}

function importExport(path: string, options: Options, terminal: Terminal): Promise<Outcome> {
  const { into } = options;
  if (into === undefined) {
    throw new Misunderstood(
      'Messages of a Slack export go into an incident: name it, for example with --into INC-7.',
    );
  }
  return withRecord(terminal, async ({ stores }) => {
    const { id, number } = await findIncident(stores, into, options.workspace);
    const { channelId, messages } = await readSlackExport(path);
    if (options.list !== undefined) {
      putOut(candidatesFile(messages, `INC-${number}`), options.list, terminal);
      return 'ok';
    }
    const chosen = await choose(messages, options.take, terminal);
    const now = createSystemClock().now();
    const taken = await importMessages(stores.incidents, id, { messages: chosen, channelId, now });
    const left = chosen.length - taken.length;
    const said = `Recorded ${count(taken.length, 'message')} in INC-${number}.${left === 0 ? '' : ` ${left} of those marked were on record already.`}\n`;
    terminal.out(
      options.json
        ? json({ incident: incidentName(id), recorded: taken.length, already: left })
        : said,
    );
    return 'ok';
  });
}

async function choose(
  messages: readonly ExportedMessage[],
  take: string | undefined,
  terminal: Terminal,
): Promise<readonly ExportedMessage[]> {
  if (take !== undefined) {
    const file = resolve(terminal.folder, take);
    if (!existsSync(file)) throw new Failure(`There is no file ${file}.`);
    return markedIn(readFileSync(file, 'utf8'), take, messages);
  }
  if (!terminal.isInteractive) {
    throw new Failure(
      `There are ${count(messages.length, 'message')}. Nobody can be asked here: write them to a file with --list, mark those to be taken, and call it again with --take.`,
    );
  }
  return checkbox({
    message: 'Which messages go on the timeline? (space marks, enter takes)',
    choices: messages.map((message) => ({ name: labelOf(message), value: message })),
    pageSize: 20,
  });
}
