import { distance } from 'fastest-levenshtein';
import { ack } from './ack';
import { action } from './action';
import { cause } from './cause';
import { close } from './close';
import { confirm } from './confirm';
import type { Command } from './define-command';
import { detected } from './detected';
import { done } from './done';
import { drop } from './drop';
import { edit } from './edit';
import { escalate } from './escalate';
import { evidence } from './evidence';
import { fix } from './fix';
import { handoff } from './handoff';
import { help } from './help';
import { hypothesis } from './hypothesis';
import { impact } from './impact';
import { improve } from './improve';
import { lead } from './lead';
import { lesson } from './lesson';
import { list } from './list';
import { moments } from './moments';
import { move } from './move';
import { note } from './note';
import { paste } from './paste';
import { preview } from './preview';
import { redact } from './redact';
import { remove } from './remove';
import { reopen } from './reopen';
import { resolve } from './resolve';
import { restore } from './restore';
import { role } from './role';
import { ruleOut } from './rule-out';
import { search } from './search';
import { severity } from './severity';
import { show } from './show';
import { start } from './start';
import { stats } from './stats';
import { status } from './status';
import { summary } from './summary';
import { timeline } from './timeline';
import { title } from './title';
import { undo } from './undo';
import { update } from './update';
import { write } from './write';

/** Every subcommand. The order here is the order in help, in the manifest's usage hint and in docs/commands.md. */
export const commands: readonly Command[] = [
  start,
  note,
  detected,
  impact,
  hypothesis,
  evidence,
  ruleOut,
  confirm,
  severity,
  status,
  resolve,
  paste,
  escalate,
  ack,
  lead,
  role,
  update,
  handoff,
  cause,
  fix,
  lesson,
  improve,
  action,
  done,
  drop,
  title,
  write,
  moments,
  edit,
  move,
  remove,
  restore,
  redact,
  undo,
  timeline,
  summary,
  preview,
  show,
  list,
  search,
  stats,
  help,
  close,
  reopen,
];

/** A command by its name, an alias or a unique beginning of its name; otherwise the names that were perhaps meant. */
export function findCommand(word: string): Command | { readonly didYouMean: readonly string[] } {
  const key = word.toLowerCase();
  const exact = commands.find((one) => one.name === key || one.aliases.includes(key));
  if (exact !== undefined) return exact;
  const beginning = key === '' ? [] : commands.filter((one) => one.name.startsWith(key));
  if (beginning.length === 1 && beginning[0] !== undefined) return beginning[0];
  if (beginning.length > 1) return { didYouMean: beginning.map((one) => one.name) };
  return { didYouMean: nearest(key) };
}

/** How many slips of the hand make one of the other; two letters swapped are one. */
function slips(key: string, name: string): number {
  const at = [...name].findIndex((letter, index) => letter !== key[index]);
  const swapped = key.slice(0, at) + key.charAt(at + 1) + key.charAt(at) + key.slice(at + 2);
  return at >= 0 && swapped === name ? 1 : distance(key, name);
}

function nearest(key: string): readonly string[] {
  const allowed = Math.max(1, Math.floor(key.length / 3));
  return commands
    .map((one) => ({
      name: one.name,
      far: Math.min(...[one.name, ...one.aliases].map((n) => slips(key, n))),
    }))
    .filter((one) => one.far <= allowed)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map((one) => one.name);
}
