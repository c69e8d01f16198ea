import type { PageState } from '../../page-state';
import type { Person } from '../../types';
import { emojiOrName, findEmoji } from '../text/emoji';

/** One thing the word at the caret may become. */
export interface Suggestion {
  /** What replaces the word. */
  readonly insert: string;
  readonly label: string;
  readonly hint: string;
  /** Whose face stands before it. */
  readonly person?: Person;
}

export interface Completion {
  /** Where the word begins. */
  readonly start: number;
  readonly suggestions: readonly Suggestion[];
}

const MOST = 8;
const NOTHING: Completion = { start: 0, suggestions: [] };

/** What the word before the caret may become: a person, a channel or an emoji, and a command where one can be given. */
export function complete(
  text: string,
  caret: number,
  state: PageState,
  takesCommands = true,
): Completion {
  const before = text.slice(0, caret);
  const [word = ''] = /\S*$/.exec(before) ?? [];
  const start = caret - word.length;
  const isCommand = word.startsWith('/');
  const found = isCommand && !takesCommands ? [] : suggestionsFor(word, start, state);
  const isFinished = found.length === 1 && found[0]?.insert === word;
  return isFinished ? NOTHING : { start, suggestions: found.slice(0, MOST) };
}

function suggestionsFor(word: string, start: number, state: PageState): Suggestion[] {
  const wanted = word.slice(1).toLowerCase();
  if (word.startsWith('/') && start === 0) return commands(word, state);
  if (word.startsWith('@')) return mentions(wanted, state);
  if (word.startsWith('#')) return channels(wanted, state);
  if (/^:[a-z0-9_+-]{2,}$/.test(word)) return emoji(wanted);
  return [];
}

function commands(word: string, { app }: PageState): Suggestion[] {
  return app.commands
    .filter(({ command }) => command.startsWith(word.toLowerCase()))
    .map(({ command, usageHint, description }) => ({
      insert: command,
      label: `${command} ${usageHint}`.trim(),
      hint: description,
    }));
}

function mentions(wanted: string, state: PageState): Suggestion[] {
  const people = state.people.map((person) => ({
    insert: `@${person.name}`,
    label: `@${person.name}`,
    hint: person.realName,
    person,
  }));
  const groups = state.userGroups.map(({ handle, name }) => ({
    insert: `@${handle}`,
    label: `@${handle}`,
    hint: name,
  }));
  const everyone = ['here', 'channel'].map((range) => ({
    insert: `@${range}`,
    label: `@${range}`,
    hint: 'everyone in this channel',
  }));
  return [...people, ...groups, ...everyone].filter(
    ({ label, hint }) =>
      label.toLowerCase().startsWith(`@${wanted}`) || hint.toLowerCase().startsWith(wanted),
  );
}

function channels(wanted: string, state: PageState): Suggestion[] {
  return state.channels
    .filter((channel) => !channel.isDirect && channel.name.startsWith(wanted))
    .map(({ name, topic }) => ({ insert: `#${name}`, label: `#${name}`, hint: topic }));
}

function emoji(wanted: string): Suggestion[] {
  return findEmoji(wanted, MOST).map((name) => ({
    insert: `:${name}:`,
    label: `${emojiOrName(name)} :${name}:`,
    hint: '',
  }));
}
