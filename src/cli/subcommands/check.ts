import { Option } from 'commander';
import { sqlitePathOf } from '../../adapters/store/database-url';
import { fileProblems, withFile } from '../../adapters/store/sqlite-upkeep';
import { type Checked, checkRecord, type Finding, mendRecord } from '../../app/check-record';
import { defineSubcommand } from '../define-subcommand';
import { incidentName } from '../incident-name';
import { type OpenRecord, withRecord } from '../open-record';
import { asJson } from '../options';
import { createProgress } from '../progress';
import { contents, count, json } from '../say';
import type { Terminal } from '../terminal';

export const check = defineSubcommand<{ mend?: true; json?: true }>({
  name: 'check',
  summary: 'Checks that the database is sound and says everywhere what its log says',
  about: [
    'It looks at the file itself, at rows that point at nothing, at every incident’s log for gaps, and compares the tables read from it (incidents, hypotheses, escalations, action items) with what the log comes to. The bot may run meanwhile.',
    'With --mend those tables are written anew from the log where they differ. What is wrong with the file or a log is only mended by going back to a backup.',
  ],
  options: [new Option('--mend', 'writes the tables anew that differ from the log'), asJson()],
  examples: [
    { line: 'npx hindsight check', does: 'ends with 3 where something is wrong' },
    { line: 'npx hindsight check --mend', does: 'and puts right what it can' },
  ],
  run: ({ options }, terminal) =>
    withRecord(terminal, async (record) => {
      const checked = await lookAtAll(record, terminal);
      const left =
        options.mend === true
          ? await mendRecord(record.stores, checked.findings)
          : checked.findings;
      const mended = checked.findings.length - left.length;
      terminal.out(
        options.json
          ? json({ ...checked, findings: left, mended })
          : report({ ...checked, findings: left }, mended),
      );
      return left.length === 0 ? 'ok' : 'found';
    }),
});

async function lookAtAll({ config, stores }: OpenRecord, terminal: Terminal): Promise<Checked> {
  const path = sqlitePathOf(config.databaseUrl);
  const inFile = path === undefined ? [] : await withFile(path, (file) => fileProblems(file));
  const findings = inFile.map((problem): Finding => ({ about: 'file', problem, canMend: false }));
  const progress = createProgress(terminal, 'Checked');
  const checked = await checkRecord(stores, progress.at);
  progress.end();
  return { ...checked, findings: [...findings, ...checked.findings] };
}

function report({ findings, ...checked }: Checked, mended: number): string {
  const lines = findings.map(({ about, problem, canMend }) => {
    const subject = about === 'file' ? 'The file is damaged:' : incidentName(about);
    const what = canMend ? '`npx hindsight check --mend` mends it' : 'Only a backup mends it';
    return `${subject} ${problem}. ${what}.`;
  });
  const sum = `Checked ${contents(checked)}: ${findings.length === 0 ? 'all is well' : count(findings.length, 'problem')}.`;
  const done = mended === 0 ? '' : ` The tables of ${count(mended, 'incident')} were written anew.`;
  return `${[...lines, sum + done].join('\n')}\n`;
}
