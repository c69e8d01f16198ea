import type { PageState } from '../../page-state';
import type { Json } from '../../types';
import { recordOf, recordsOf, stringsOf, textObjectOf, textOf } from '../lib/json';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly description: string;
}

export interface OptionGroup {
  /** Empty for options that stand alone. */
  readonly label: string;
  readonly options: readonly Option[];
}

/** What an element offers, from its own options or from what is in the workspace. */
export function optionGroupsOf(element: Json, state: PageState): OptionGroup[] {
  const groups = recordsOf(element.option_groups);
  if (groups.length > 0) {
    return groups.map((group) => ({
      label: textObjectOf(group.label),
      options: recordsOf(group.options).map(declaredOption),
    }));
  }
  return [{ label: '', options: optionsOf(element, state) }];
}

/** The same without groups. */
function optionsOf(element: Json, state: PageState): Option[] {
  const kind = textOf(element.type).replace(/^multi_/, '');
  switch (kind) {
    case 'users_select':
      return people(state);
    case 'channels_select':
      return channels(state, ['public']);
    case 'conversations_select':
      return conversations(element, state);
    case 'file_input':
      return state.files.map(({ id, name, title }) => ({
        value: id,
        label: title || name,
        description: '',
      }));
    case 'external_select':
      // What an app would look up is not asked for here: there is what it had chosen before.
      return initialOptions(element).map(declaredOption);
    default:
      return recordsOf(element.options).map(declaredOption);
  }
}

function initialOptions(element: Json): Json[] {
  const one = element.initial_option ? [recordOf(element.initial_option)] : [];
  return [...one, ...recordsOf(element.initial_options)];
}

function declaredOption(option: Json): Option {
  return {
    value: textOf(option.value),
    label: textObjectOf(option.text),
    description: textObjectOf(option.description),
  };
}

function people(state: PageState): Option[] {
  return state.people
    .filter((person) => !person.isBot)
    .map(({ id, name, realName }) => ({ value: id, label: realName || name, description: '' }));
}

function conversations(element: Json, state: PageState): Option[] {
  const included = stringsOf(recordOf(element.filter).include);
  const kinds = included.length > 0 ? included : ['public', 'private', 'im'];
  return [...channels(state, kinds), ...(kinds.includes('im') ? people(state) : [])];
}

function channels(state: PageState, kinds: readonly string[]): Option[] {
  return state.channels
    .filter((channel) => !channel.isDirect && !channel.isArchived)
    .filter((channel) => kinds.includes(channel.isPrivate ? 'private' : 'public'))
    .map(({ id, name }) => ({ value: id, label: `#${name}`, description: '' }));
}
