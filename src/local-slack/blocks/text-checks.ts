import {
  anything,
  bool,
  byType,
  type Check,
  check,
  exactlyOne,
  object,
  oneOf,
  text,
} from '../checks';

/** Limits of Block Kit's texts, in characters. */
const LONGEST_TEXT = 3000;
const OPTION = 75;

export function plainText(max: number): Check {
  return described(`plain text of 1 to ${max} characters`, {
    plain_text: object({
      required: { type: anything, text: text({ max }) },
      optional: { emoji: bool },
    }),
  });
}

function mrkdwn(max: number): Check {
  return object({
    required: { type: anything, text: text({ max }) },
    optional: { verbatim: bool },
  });
}

export function anyText(max = LONGEST_TEXT): Check {
  return described(`plain text or mrkdwn of 1 to ${max} characters`, {
    plain_text: object({
      required: { type: anything, text: text({ max }) },
      optional: { emoji: bool },
    }),
    mrkdwn: mrkdwn(max),
  });
}

function described(says: string, types: Readonly<Record<string, Check>>): Check {
  return check(says, byType(types));
}

export const confirm = object({
  required: { text: anyText(300) },
  optional: {
    title: plainText(100),
    confirm: plainText(30),
    deny: plainText(30),
    style: oneOf('primary', 'danger'),
  },
});

export const placeholder = plainText(150);

/** An option of a menu; checkboxes and radio buttons may have mrkdwn in it, an overflow menu a link. */
export function option({ mayFormat = false, mayLink = false } = {}): Check {
  const words = mayFormat ? anyText(OPTION) : plainText(OPTION);
  return object({
    required: { text: words, value: text({ max: OPTION }) },
    optional: { description: words, ...(mayLink ? { url: text({ max: LONGEST_TEXT }) } : {}) },
  });
}

export const optionGroup = (options: Check): Check =>
  object({ required: { label: plainText(OPTION), options } });

const slackFile = object({
  optional: { id: text(), url: text() },
  whole: exactlyOne('id', 'url'),
});

const imageSource = {
  image_url: text({ max: LONGEST_TEXT }),
  slack_file: slackFile,
};

export const imageElement = object({
  required: { type: anything, alt_text: text({ max: 2000 }) },
  optional: imageSource,
  whole: exactlyOne('image_url', 'slack_file'),
});

export const imageBlock = object({
  required: { type: anything, alt_text: text({ max: 2000 }) },
  optional: { block_id: text({ max: 255 }), title: plainText(2000), ...imageSource },
  whole: exactlyOne('image_url', 'slack_file'),
});
