import { parseArgs } from 'node:util';
import { type SoakResult, soak } from './soak';

const usage = `npm run soak -- [--kills 300] [--minutes 10] [--seed 1] [--calm] [--database postgres://…]`;

/** Runs it, prints the figures, and ends with 1 where anything was lost, doubled or wrong. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '300' },
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      calm: { type: 'boolean', default: false },
      database: { type: 'string' },
    },
  });
  const [kills, minutes, seed] = [values.kills, values.minutes, values.seed].map(Number) as [
    number,
    number,
    number,
  ];
  if ([kills, minutes, seed].some(Number.isNaN)) throw new Error(usage);
  print(`seed ${seed}, at most ${kills} kills in ${minutes} minutes`);
  const result = await soak({
    kills,
    minutes,
    seed,
    isStormy: !values.calm,
    ...(values.database !== undefined && { databaseUrl: values.database }),
    tell: print,
  });
  print(reportOf(result));
  process.exitCode = isClean(result) ? 0 : 1;
}

function isClean({ lost, doubled, wrong, ended }: SoakResult): boolean {
  return lost.length + doubled.length + wrong.length + ended.length === 0;
}

function reportOf(result: SoakResult): string {
  const { told, found, expected, there, lost, doubled, wrong, ended } = result;
  const tried = [...result.tried].map(([door, times]) => `${door} ${times}`).join(', ');
  return [
    `kills                 ${result.kills}`,
    `failures of Slack     ${result.faults}`,
    `tried                 ${tried}`,
    `on record             ${result.entries} entries of ${result.incidents} incidents`,
    `changes told          ${told}`,
    `changes found         ${found}`,
    `effects expected      ${expected}`,
    `effects found         ${there}`,
    `lost                  ${lost.length}`,
    `doubled               ${doubled.length}`,
    `contradictions        ${wrong.length}`,
    `ended by itself       ${ended.length}`,
    ...[...lost, ...doubled, ...wrong, ...ended],
  ].join('\n');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
