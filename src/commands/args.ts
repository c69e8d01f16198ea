import type { Refusal, RefusalReason } from '../domain/decision';
import type { Moment } from '../domain/incident-state';
import { isWrittenAfterwards } from '../domain/moments';
import type { PersonRef, Target } from '../domain/person';
import { readTrailingDue } from '../domain/time/due-date';
import { readLeadingTime, type TimeContext } from '../domain/time/leading-time';
import { escapeText, leadingReference, plainWords } from './markup';
import type { Request } from './request';

/** One argument of a command: how help names it, and how it is taken off the front of the words left over. */
export interface Arg<T> {
  readonly hint: string;
  read(markup: string, request: Request): Taken<T> | Problem;
}

export interface Taken<T> {
  readonly value: T;
  readonly rest: string;
}

/** What is wrong with an argument, as a sentence. */
export interface Problem {
  readonly problem: string;
  readonly reason?: RefusalReason;
}

const longestText = 20_000;

/** Takes the first word, and what follows it. */
export function firstWord(markup: string): { word: string; rest: string } {
  const match = /^\s*(\S*)([\s\S]*)$/.exec(markup);
  return { word: match?.[1] ?? '', rest: trimFront(match?.[2] ?? '') };
}

/** Blanks go; a line break followed by indented text keeps its indentation, so that drawings survive. */
export function trimFront(text: string): string {
  return text.replace(/^[^\S\n]+/, '').replace(/^(?:[^\S\n]*\n)+/, '');
}

/** One of a few words, with or without a colon after it; `forms` may name other spellings. */
export function oneOf<const T extends string>(
  choices: readonly T[],
  forms: Readonly<Record<string, T>> = {},
): Arg<T> {
  const known = new Map(Object.entries<T>(forms));
  return {
    hint: choices.join('|'),
    read(markup) {
      const { word, rest } = firstWord(markup);
      const key = word.toLowerCase().replace(/[:,]$/, '');
      const value = choices.find((choice) => choice === key) ?? known.get(key);
      if (value !== undefined) return { value, rest: afterColon(word, rest) };
      const said = word === '' ? 'nothing' : `“${plainWords(word)}”`;
      return { problem: `It takes ${listed(choices)}, and got ${said}.` };
    },
  };
}

/** A colon may stand by itself: `well : …` is `well: …`. One colon is enough. */
function afterColon(word: string, rest: string): string {
  return word.endsWith(':') ? rest : rest.replace(/^:(?:\s+|$)/, '');
}

/** The same argument, left out when the words do not begin with it. */
export function maybe<T>(arg: Arg<T>): Arg<T | undefined> {
  return {
    hint: `[${arg.hint}]`,
    read(markup, request) {
      const taken = arg.read(markup, request);
      return 'problem' in taken ? { value: undefined, rest: markup } : taken;
    },
  };
}

/** The moment at the front of the text, if there is one; the rules are PRODUCT's, kept in domain/time. */
export const time: Arg<Moment | undefined> = {
  hint: '[time]',
  read(markup, request) {
    if (request.apart !== undefined) return { value: request.apart.moment, rest: markup };
    const read = readLeadingTime(markup, timeContext(request));
    if (read.kind === 'refused') return { problem: plainWords(read.message), reason: 'bad-time' };
    if (read.kind === 'none') return { value: undefined, rest: read.rest };
    const moment = { at: read.at, precision: read.precision };
    const value = read.assumed === undefined ? moment : { ...moment, assumed: read.assumed };
    return { value, rest: trimFront(read.rest) };
  },
};

/** The same, before words that say why: a dash between the two belongs to the words, `sev1 14:05 - the shop is down`. */
export const timeBeforeWhy: Arg<Moment | undefined> = {
  hint: time.hint,
  read(markup, request) {
    const taken = time.read(markup, request);
    if ('problem' in taken || taken.value === undefined) return taken;
    const front = markup.slice(0, markup.length - taken.rest.length);
    return /\s-\s+$/.test(front) ? { ...taken, rest: `- ${taken.rest}` } : taken;
  },
};

/** A moment that must be there. */
export const when: Arg<Moment> = {
  hint: 'time',
  read(markup, request) {
    const taken = time.read(markup, request);
    if ('problem' in taken) return taken;
    if (taken.value !== undefined) return { value: taken.value, rest: taken.rest };
    return {
      problem: 'It needs a time, such as 14:05, -20m or 2026-11-19 23:50.',
      reason: 'bad-time',
    };
  },
};

function timeContext({ now, actor, state }: Request): TimeContext {
  const context = { now, zone: actor.zone, writtenAfterwards: isWrittenAfterwards(state) };
  return state.lastMoment === undefined ? context : { ...context, previous: state.lastMoment };
}

/** Everything that is left, as plain words. */
export function words(hint: string): Arg<string> {
  return {
    hint,
    read(markup, request) {
      const taken = optionalWords(hint).read(markup, request);
      if ('value' in taken && taken.value === '') return missing(hint);
      return taken;
    },
  };
}

function missing(hint: string): Problem {
  return { problem: `The ${hint} ${hint.endsWith('s') ? 'are' : 'is'} missing.` };
}

/** Everything that is left, which may be nothing. */
export function optionalWords(hint: string): Arg<string> {
  return {
    hint: `[${hint}]`,
    read(markup) {
      const value = plainWords(markup).trimEnd();
      if (value.length <= longestText) return { value: value.trim() === '' ? '' : value, rest: '' };
      return {
        problem: `That is ${value.length} characters; one entry holds ${longestText}. Split it in two.`,
      };
    },
  };
}

/** `H1`, `E2`, `A3`, `T12`: the letter in any case, or the number alone. Gives the id in capitals. */
export function itemId(letter: 'H' | 'E' | 'A' | 'T', example = `${letter}1`): Arg<string> {
  const shape = new RegExp(`^${letter}?(\\d{1,9})$`, 'i');
  return {
    hint: example,
    read(markup) {
      const { word, rest } = firstWord(markup);
      const number = shape.exec(word.replace(/[:,]$/, ''))?.[1];
      if (number !== undefined) return { value: `${letter}${Number(number)}`, rest };
      const said = word === '' ? 'nothing' : `“${plainWords(word)}”`;
      return { problem: `It needs an id such as ${example}, and got ${said}.` };
    },
  };
}

/** Somebody picked from Slack's list, or `me`. */
export const person: Arg<PersonRef> = {
  hint: '@user',
  read(markup, { actor }) {
    const picked = leadingReference(markup);
    if (picked?.kind === 'user') {
      return { value: { id: picked.id, name: picked.name }, rest: trimFront(picked.rest) };
    }
    const { word, rest } = firstWord(markup);
    if (word.toLowerCase() === 'me') return { value: { id: actor.id, name: actor.name }, rest };
    return { problem: personProblem(word) };
  },
};

function personProblem(word: string): string {
  if (word === '') return 'It needs a person: type @ and pick them from the list.';
  return `“${plainWords(word)}” is nobody here: type @ and pick the person from the list.`;
}

/** `none`, or a person. */
export const personOrNone: Arg<PersonRef | null> = {
  hint: '@user|none',
  read(markup, request) {
    const { word, rest } = firstWord(markup);
    if (['none', 'nobody'].includes(word.toLowerCase())) return { value: null, rest };
    return person.read(markup, request);
  },
};

/** Whom to ask for help: a person or group picked from the list, a name in quotes, or one from the settings. */
const target: Arg<Target> = {
  hint: 'target',
  read(markup, request) {
    const picked = leadingReference(markup);
    if (picked !== undefined) {
      const { kind, id, name, rest } = picked;
      return { value: { kind, id, name }, rest: trimFront(rest) };
    }
    const named = quotedTarget(markup, request) ?? settingsTarget(markup, request);
    return named ?? targetProblem(markup, request);
  },
};

/** Whom to ask, and since when: the time may stand before the target as well, as it does in other commands. */
export const targetAndTime: Arg<{ target: Target; moment: Moment | undefined }> = {
  hint: `${target.hint} ${time.hint}`,
  read(markup, request) {
    const aimed = target.read(markup, request);
    const early = 'problem' in aimed ? time.read(markup, request) : undefined;
    if (early === undefined || 'problem' in early || early.value === undefined)
      return 'problem' in aimed ? aimed : withTime(aimed, request);
    const late = target.read(early.rest, request);
    if ('problem' in late) return late;
    return { value: { target: late.value, moment: early.value }, rest: late.rest };
  },
};

function withTime({ value, rest }: Taken<Target>, request: Request) {
  const timed = time.read(rest, request);
  if ('problem' in timed) return timed;
  return { value: { target: value, moment: timed.value }, rest: timed.rest };
}

function quotedTarget(markup: string, { vocabulary }: Request): Taken<Target> | undefined {
  const match = /^(?:"([^"\n]+)"|[“„”]([^“”"\n]+)[”“"])/.exec(markup);
  const name = plainWords(match?.[1] ?? match?.[2] ?? '').trim();
  if (match === null || name === '') return undefined;
  const known = vocabulary.targets.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return { value: known ?? { kind: 'name', name }, rest: trimFront(markup.slice(match[0].length)) };
}

function settingsTarget(markup: string, { vocabulary }: Request): Taken<Target> | undefined {
  const longestFirst = [...vocabulary.targets].sort((a, b) => b.name.length - a.name.length);
  for (const known of longestFirst) {
    const name = escapeText(known.name);
    const front = markup.slice(0, name.length);
    const after = markup.slice(name.length);
    if (front.toLowerCase() === name.toLowerCase() && /^(\s|:|$)/.test(after)) {
      return { value: known, rest: trimFront(after.replace(/^:/, '')) };
    }
  }
  return undefined;
}

/** As many names from the settings are offered. */
const targetsOffered = 5;

function targetProblem(markup: string, { vocabulary }: Request): Problem {
  const { word } = firstWord(markup);
  if (word === '')
    return { problem: 'It needs somebody to ask: @user, a user group, or a name in quotes.' };
  const name = plainWords(word).replace(/^@/, '');
  const known = vocabulary.targets.slice(0, targetsOffered).map((one) => one.name);
  const fromSettings =
    known.length === 0 ? '' : ` take one from the settings (${known.join(', ')}),`;
  return {
    problem: `Nobody here is called “${name}”: type @ and pick from the list,${fromSettings} or put a name in quotes, "${name}".`,
  };
}

/** What is left, with `by <date>` taken off its end. */
export function wordsWithDue(hint: string): Arg<{ text: string; due?: string }> {
  return {
    hint: `${hint} [by date]`,
    read(markup, request) {
      const taken = words(hint).read(markup, request);
      if ('problem' in taken) return taken;
      const { now, actor } = request;
      const { problem, ...rest } = readTrailingDue(taken.value, { now, zone: actor.zone });
      if (problem !== undefined) return { problem, reason: 'bad-time' };
      return rest.text.trim() === '' ? missing(hint) : { value: rest, rest: '' };
    },
  };
}

function listed(choices: readonly string[]): string {
  if (choices.length < 2) return choices.join('');
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}

/** A problem as the refusal that people see. */
export function refusalOf({ problem, reason = 'bad-argument' }: Problem, example: string): Refusal {
  return { ok: false, reason, message: problem, example };
}
