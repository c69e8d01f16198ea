import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Argument, Option } from 'commander';
import { messagesOf } from '../../adapters/slack/render/message';
import { readTemplates } from '../../boot/read-templates';
import type { ReportModel } from '../../report/model';
import { createRenderer, type Renderer } from '../../report/renderer';
import { sampleModel } from '../../report/sample';
import { TemplateError } from '../../report/template-error';
import { type TemplateFile, templates } from '../../report/templates';
import { defineSubcommand } from '../define-subcommand';
import { Failure, Misunderstood } from '../failure';
import { findIncident, modelOf } from '../find-incident';
import { withRecord } from '../open-record';
import { inWorkspace } from '../options';
import { putOut, toFile } from '../put-out';
import { json } from '../say';
import type { Terminal } from '../terminal';

/** What each template makes. */
const made: Readonly<Record<TemplateFile, (renderer: Renderer, model: ReportModel) => string>> = {
  'report.md.hbs': (renderer, model) => renderer.markdown(model),
  'report.html.hbs': (renderer, model) => renderer.html(model),
  'report.canvas.hbs': (renderer, model) => renderer.canvas(model),
  'report.slack.hbs': (renderer, model) =>
    json(
      messagesOf({ summary: model.heading, pieces: renderer.pieces(model) }).map(({ blocks }) => ({
        blocks,
      })),
    ),
};

export const render = defineSubcommand<{ incident?: string; workspace?: string; output?: string }>({
  name: 'render',
  summary: 'Tries a template out, on a sample or on an incident',
  about: [
    'The file’s name says which of the templates it is to replace. A template that cannot be used ends it with 1, and with file and line. What report.slack.hbs makes is shown as the blocks of its messages; Slack’s Block Kit Builder takes each.',
  ],
  arguments: [new Argument('<template>', `a file named ${Object.keys(templates).join(', ')}`)],
  options: [
    new Option('--incident <incident>', 'such as INC-7; without it a sample'),
    inWorkspace(),
    toFile(),
  ],
  examples: [
    { line: 'npx hindsight render own/report.md.hbs', does: 'the sample, in your own template' },
    {
      line: 'npx hindsight render own/report.html.hbs --incident INC-7 -o inc-7.html',
      does: 'an incident of yours',
    },
  ],
  async run({ args: [path = ''], options }, terminal) {
    const name = templateNamed(path);
    const renderer = rendererWith(name, path, terminal);
    const model = await modelFor(options, terminal);
    try {
      putOut(made[name](renderer, model), options.output, terminal);
    } catch (error) {
      throw at(path, error);
    }
    return 'ok';
  },
});

function templateNamed(path: string): TemplateFile {
  const name = basename(path);
  if (Object.hasOwn(templates, name)) return name as TemplateFile;
  throw new Misunderstood(
    `${name} is none of the templates; its name says what it is: ${Object.keys(templates).join(', ')}.`,
  );
}

function rendererWith(name: TemplateFile, path: string, { folder }: Terminal): Renderer {
  let source: string;
  try {
    source = readFileSync(resolve(folder, path), 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Failure(
      code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read: ${message}`,
    );
  }
  try {
    return createRenderer({ ...readTemplates(undefined), [name]: source });
  } catch (error) {
    throw at(path, error);
  }
}

/** Names the file as it was given, so that an editor can go there. */
function at(path: string, error: unknown): unknown {
  if (!(error instanceof TemplateError)) return error;
  return new TemplateError(path, error.line, error.problem, { cause: error });
}

function modelFor(
  { incident, workspace }: { readonly incident?: string; readonly workspace?: string },
  terminal: Terminal,
): Promise<ReportModel> | ReportModel {
  if (incident === undefined) return sampleModel();
  return withRecord(terminal, async (record) =>
    modelOf(await findIncident(record.stores, incident, workspace), record),
  );
}
