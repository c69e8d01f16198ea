import type { DemoStep } from './demo-step';

/** What somebody does, as whoever watches is told; `nameOf` gives the full name of whoever is called so. */
export function captionOf(step: DemoStep, nameOf: (person: string) => string): string {
  const name = nameOf(step.who);
  switch (step.does) {
    case 'say':
      return `${name} ${step.under ? 'replies' : 'writes'}: ${oneLine(step.text)}`;
    case 'command':
      return `${name} types ${oneLine(step.line.replace(/\{when\} |\{again\}/g, ''))}`;
    case 'react':
      return `${name} reacts with :${step.emoji}:`;
    case 'pin':
      return `${name} pins a message`;
    case 'shortcut':
      return `${name} picks a shortcut from a message’s menu`;
    case 'press':
      return `${name} presses “${step.label}”`;
    case 'submit':
      return `${name} fills in the form`;
    case 'look':
      return step.at === 'canvas'
        ? `${name} opens the canvas: the report so far, kept up to date by itself`
        : `${name} goes back to the conversation`;
    case 'join':
      return `${name} joins the channel`;
    case 'invite':
      return `${name} brings ${nameOf(step.whom)} into the channel`;
    default:
      return step satisfies never;
  }
}

function oneLine(text: string): string {
  const [first = ''] = text.split('\n');
  return first.length > 90 ? `${first.slice(0, 90)}…` : first;
}
