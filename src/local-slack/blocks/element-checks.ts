import {
  anything,
  bool,
  type Check,
  check,
  exactlyOne,
  list,
  matching,
  number,
  object,
  oneOf,
  problem,
  text,
} from '../checks';
import type { Json } from '../types';
import { confirm, imageElement, option, optionGroup, placeholder, plainText } from './text-checks';

const NAME = text({ max: 255 });
const MENU = { min: 1, max: 100 };
const FEW = { min: 1, max: 10 };
const ids = list(text(), { min: 0 });
const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'a date in the format YYYY-MM-DD');
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time in the format HH:mm');
const dispatchConfig = object({
  optional: {
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }),
  },
});

type Fields = Readonly<Record<string, Check>>;

/** An element with an action_id; Slack makes one up where it is missing. */
function element(required: Fields, optional: Fields, whole?: Check): Check {
  return object({
    required: { type: anything, ...required },
    optional: { action_id: NAME, ...optional },
    ...(whole ? { whole } : {}),
  });
}

function chooser(optional: Fields, whole?: Check): Check {
  return element({}, { placeholder, confirm, focus_on_load: bool, ...optional }, whole);
}

function typed(optional: Fields): Check {
  return element(
    {},
    { placeholder, focus_on_load: bool, dispatch_action_config: dispatchConfig, ...optional },
  );
}

function offered(element: Json): Json[] {
  const groups = (element.option_groups as { options: Json[] }[] | undefined) ?? [];
  const options = (element.options as Json[] | undefined) ?? [];
  return [...options, ...groups.flatMap((group) => group.options)];
}

/** What is chosen at first must be one of the options, to the letter. */
const offersInitial = check('an initial option that is one of the options', (value, path) => {
  const given = value as Json;
  const initial = [given.initial_option, ...((given.initial_options as Json[] | undefined) ?? [])];
  const options = offered(given).map((each) => JSON.stringify(each));
  const strays = initial.filter((each) => each && !options.includes(JSON.stringify(each)));
  return strays.length > 0 ? problem('initial option must be one of the options', path) : [];
});

const menuSource: Fields = {
  options: list(option(), MENU),
  option_groups: list(optionGroup(list(option(), MENU)), MENU),
};

const oneSource = exactlyOne('options', 'option_groups');

const menu = check(`${oneSource.says}; ${offersInitial.says}`, (value, path) => [
  ...oneSource(value, path),
  ...offersInitial(value, path),
]);

const filter = object({
  optional: {
    include: list(oneOf('im', 'mpim', 'private', 'public')),
    exclude_external_shared_channels: bool,
    exclude_bot_users: bool,
  },
});
const most: Fields = { max_selected_items: number({ min: 1 }) };
const conversations: Fields = { default_to_current_conversation: bool, filter };
const formatted = option({ mayFormat: true });
const length = number({ min: 0, max: 3000 });

const button = element(
  { text: plainText(75) },
  {
    value: text({ min: 0, max: 2000 }),
    url: text({ max: 3000 }),
    style: oneOf('primary', 'danger'),
    confirm,
    accessibility_label: text({ max: 75 }),
  },
);

const singleSelects: Fields = {
  static_select: chooser({ ...menuSource, initial_option: option() }, menu),
  external_select: chooser({ initial_option: option(), min_query_length: number({ min: 0 }) }),
  users_select: chooser({ initial_user: text() }),
  conversations_select: chooser({
    initial_conversation: text(),
    response_url_enabled: bool,
    ...conversations,
  }),
  channels_select: chooser({ initial_channel: text(), response_url_enabled: bool }),
};

const multiSelects: Fields = {
  multi_static_select: chooser(
    { ...menuSource, ...most, initial_options: list(option(), MENU) },
    menu,
  ),
  multi_external_select: chooser({
    ...most,
    initial_options: list(option(), MENU),
    min_query_length: number({ min: 0 }),
  }),
  multi_users_select: chooser({ ...most, initial_users: ids }),
  multi_conversations_select: chooser({ ...most, initial_conversations: ids, ...conversations }),
  multi_channels_select: chooser({ ...most, initial_channels: ids }),
};

const pickers: Fields = {
  datepicker: chooser({ initial_date: date }),
  timepicker: chooser({ initial_time: time, timezone: text() }),
  checkboxes: element(
    { options: list(formatted, FEW) },
    { initial_options: list(formatted, FEW), confirm, focus_on_load: bool },
    offersInitial,
  ),
  radio_buttons: element(
    { options: list(formatted, FEW) },
    { initial_option: formatted, confirm, focus_on_load: bool },
    offersInitial,
  ),
};

const datetimepicker = element(
  {},
  {
    initial_date_time: number({ min: 1_000_000_000, max: 9_999_999_999 }),
    confirm,
    focus_on_load: bool,
  },
);

const richTextInput = typed({ initial_value: anything, min_lines: number(), max_lines: number() });

const inputs: Fields = {
  plain_text_input: typed({
    initial_value: text({ min: 0, max: 3000 }),
    multiline: bool,
    min_length: length,
    max_length: number({ min: 1, max: 3000 }),
  }),
  email_text_input: typed({ initial_value: text() }),
  url_text_input: typed({ initial_value: text() }),
  number_input: element(
    { is_decimal_allowed: bool },
    {
      placeholder,
      focus_on_load: bool,
      dispatch_action_config: dispatchConfig,
      initial_value: text(),
      min_value: text(),
      max_value: text(),
    },
  ),
  rich_text_input: richTextInput,
  file_input: element({}, { filetypes: list(text()), max_files: number({ min: 1, max: 10 }) }),
};

const overflow = element(
  { options: list(option({ mayLink: true }), { min: 1, max: 5 }) },
  { confirm },
);

const workflowButton = element(
  { text: plainText(75), workflow: anything },
  { style: oneOf('primary', 'danger'), accessibility_label: text({ max: 75 }) },
);

/** What may stand beside a section. */
export const ACCESSORIES: Fields = {
  button,
  overflow,
  image: imageElement,
  workflow_button: workflowButton,
  ...singleSelects,
  ...multiSelects,
  ...pickers,
};

/** What may stand in a row of actions. */
export const ACTIONS: Fields = {
  button,
  overflow,
  datetimepicker,
  rich_text_input: richTextInput,
  workflow_button: workflowButton,
  ...singleSelects,
  ...multiSelects,
  ...pickers,
};

/** What may stand in an input block. */
export const INPUTS: Fields = {
  datetimepicker,
  ...inputs,
  ...singleSelects,
  ...multiSelects,
  ...pickers,
};
