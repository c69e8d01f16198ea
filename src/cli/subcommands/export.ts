import { Argument, Option } from 'commander';
import { incidentFile } from '../../app/incident-file';
import { readTemplates } from '../../boot/read-templates';
import { createRenderer, type Renderer } from '../../report/renderer';
import { defineSubcommand } from '../define-subcommand';
import { type FoundIncident, findIncident, modelOf } from '../find-incident';
import { type OpenRecord, withRecord } from '../open-record';
import { inWorkspace } from '../options';
import { putOut, toFile } from '../put-out';
import { timelineCsv } from '../timeline-csv';

type Write = (found: FoundIncident, record: OpenRecord) => string;

/** What an incident can be written as. */
const formats = {
  md: (found, record) => rendererOf(record).markdown(modelOf(found, record)),
  html: (found, record) => rendererOf(record).html(modelOf(found, record)),
  json: (found) => incidentFile(found),
  csv: (found, record) => timelineCsv(modelOf(found, record), found.row.isPrivate),
  'report-json': (found, record) => rendererOf(record).json(modelOf(found, record)),
} as const satisfies Readonly<Record<string, Write>>;

type Format = keyof typeof formats;

export const exportOne = defineSubcommand<{
  format: Format;
  output?: string;
  workspace?: string;
}>({
  name: 'export',
  summary: 'Writes an incident as a document, a record or a table',
  about: [
    'md and html are the report, from your own templates if you have any. json is everything on record, which `import` takes back as it was. csv is the timeline for a spreadsheet, in which no cell counts as a formula. report-json is the report’s facts, for programs.',
    'A private incident is marked as such in every format, and it is said on standard error: its file is for the members of its channel.',
  ],
  arguments: [new Argument('<incident>', 'such as INC-7')],
  options: [
    new Option('-f, --format <format>', 'as what').choices(Object.keys(formats)).default('md'),
    toFile(),
    inWorkspace(),
  ],
  examples: [
    { line: 'npx hindsight export INC-7', does: 'prints the report' },
    {
      line: 'npx hindsight export INC-7 --format html --output inc-7.html',
      does: 'makes a page of it',
    },
    { line: 'npx hindsight export INC-7 --format json > inc-7.json', does: 'keeps its record' },
  ],
  run: ({ args: [name = ''], options }, terminal) =>
    withRecord(terminal, async (record) => {
      const found = await findIncident(record.stores, name, options.workspace);
      putOut(formats[options.format](found, record), options.output, terminal);
      if (found.row.isPrivate) {
        terminal.err(
          `INC-${found.number} is private: only members of its channel may see what was written.\n`,
        );
      }
      return 'ok';
    }),
});

function rendererOf({ config }: OpenRecord): Renderer {
  return createRenderer(readTemplates(config.templatesDir));
}
