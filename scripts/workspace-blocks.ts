import { BLOCK_CHECKS, type Surface, UNKNOWN_HERE } from '../src/local-slack/blocks/block-checks';
import { MOST_BLOCKS, TOGETHER } from '../src/local-slack/blocks/check-blocks';
import { VIEWS } from '../src/local-slack/blocks/check-view';
import { ACCESSORIES, ACTIONS, INPUTS } from '../src/local-slack/blocks/element-checks';
import type { Check } from '../src/local-slack/checks';

const SURFACES: readonly Surface[] = ['message', 'modal', 'home'];

/** The tables of docs/local-workspace.md about blocks, elements and views. */
export function blockTables(): string {
  const counts = SURFACES.map((surface) => `${MOST_BLOCKS[surface]} in a ${surface}`).join(', ');
  const unknown = UNKNOWN_HERE.map((type) => `\`${type}\``).join(', ');
  return `Not every block of Slack's is known here. ${unknown}: Slack takes these, and this workspace refuses them with \`unsupported type\`.

At most ${counts}. Between the blocks:

${TOGETHER.map(({ says }) => `- ${says}\n`).join('')}
### Blocks

${tableOf(blocks())}
### Elements

${tableOf(elements())}
### Views

${tableOf(Object.entries(VIEWS).map(([name, check]) => ({ name, places: '', check })))}`;
}

interface Row {
  readonly name: string;
  /** Where it may stand. */
  readonly places: string;
  readonly check: Check;
}

function tableOf(rows: readonly Row[]): string {
  const hasPlaces = rows.some(({ places }) => places !== '');
  const line = (name: string, places: string, fields: string) =>
    `| ${[name, ...(hasPlaces ? [places] : []), fields].join(' | ')} |\n`;
  return (
    line('Type', 'In', 'Fields') +
    line('---', '---', '---') +
    rows.map(({ name, places, check }) => line(`\`${name}\``, places, fieldsOf(check))).join('')
  );
}

function blocks(): Row[] {
  return merged(SURFACES.map((surface) => [surface, BLOCK_CHECKS[surface].types ?? {}]));
}

function elements(): Row[] {
  return merged([
    ['section', ACCESSORIES],
    ['actions', ACTIONS],
    ['input', INPUTS],
  ]);
}

/** One row for each type, with every place it may stand in. */
function merged(tables: readonly (readonly [string, Readonly<Record<string, Check>>])[]): Row[] {
  const names = new Set(tables.flatMap(([, types]) => Object.keys(types)));
  return [...names].sort().map((name) => {
    const found = tables.filter(([, types]) => Object.hasOwn(types, name));
    const check = found[0]?.[1][name] as Check;
    return { name, places: found.map(([place]) => place).join(', '), check };
  });
}

function fieldsOf(check: Check): string {
  const fields = Object.entries(check.fields ?? {}).filter(([name]) => name !== 'type');
  const said = fields
    .sort(([, one], [, other]) => Number(other.isRequired) - Number(one.isRequired))
    .map(([name, field]) => `\`${name}\`${field.isRequired ? '\\*' : ''} ${field.check.says}`);
  return [...said, ...(check.whole ? [check.whole] : [])].join('; ').replaceAll('|', '\\|');
}
