import type { ActionsBlock, Button as SlackButton } from '@slack/types';
import { cut } from '../../../domain/words/cut';
import type { Button } from '../../../report/message';
import { limits } from '../limits';

const INDEXED = /:\d+$/;

/** Buttons in rows, as many to a row as Slack takes. */
export function actionBlocks(buttons: readonly Button[]): ActionsBlock[] {
  const blocks: ActionsBlock[] = [];
  for (let start = 0; start < buttons.length; start += limits.actionsElements) {
    const row = buttons.slice(start, start + limits.actionsElements);
    blocks.push({ type: 'actions', elements: row.map((each, at) => button(each, at, row)) });
  }
  return blocks;
}

/** What pressing does: the name under which the button was given, without what made it unique in its row. */
export function actionOf(actionId: string): string {
  return actionId.replace(INDEXED, '');
}

function button(each: Button, at: number, row: readonly Button[]): SlackButton {
  const isRepeated = row.filter((other) => other.action === each.action).length > 1;
  return {
    type: 'button',
    action_id: isRepeated ? `${each.action}:${at}` : each.action,
    text: plainText(each.label, limits.buttonLabel),
    ...(each.value === undefined ? {} : { value: checkedValue(each) }),
    ...(each.style ? { style: each.style } : {}),
    ...(each.confirm ? { confirm: confirmation(each.confirm) } : {}),
  };
}

/** A shortened value would mean something else, so it is a mistake of ours and thrown. */
function checkedValue({ action, value = '' }: Button): string {
  if (value.length > limits.buttonValue) throw new RangeError(`the value of ${action} is too long`);
  return value;
}

function confirmation(confirm: NonNullable<Button['confirm']>): SlackButton['confirm'] & object {
  return {
    title: plainText(confirm.title, limits.confirmTitle),
    text: plainText(confirm.text, limits.confirmText),
    confirm: plainText(confirm.yes, limits.confirmButton),
    deny: plainText('Cancel', limits.confirmButton),
  };
}

/** A plain text object: Slack parses nothing in it, not even emoji names. An empty one would be refused. */
export function plainText(
  text: string,
  most: number,
): { type: 'plain_text'; text: string; emoji: false } {
  return { type: 'plain_text', text: cut(text, most) || ' ', emoji: false };
}
