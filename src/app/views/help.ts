import { commands, findCommand } from '../../commands';
import type { Command } from '../../commands/define-command';
import { grouped } from '../../commands/docs';
import type { Line, Message, Piece } from '../../report/message';
import { section } from './state';

/** All commands in one screen, or one of them in detail. */
export function helpMessage(about?: string): Message {
  const found = about === undefined ? undefined : findCommand(about);
  if (found !== undefined && 'name' in found) return commandHelp(found);
  const pieces: Piece[] = [
    {
      piece: 'text',
      lines: [[{ bold: 'Hindsight writes the postmortem while the incident is going on.' }]],
    },
    ...grouped(commands).flatMap((group) => section(group.title, group.commands.map(line))),
    {
      piece: 'small',
      lines: [
        [
          'A time may come first: 14:05, -20m, ~13:50, yesterday 23:50, 2026-11-19 23:50 UTC. A quotation mark turns that off.',
        ],
        [
          'Names may be shortened. Elsewhere than in its channel, begin with the incident: /incident INC-7 note …',
        ],
        [
          'Mark a message with 📌 timeline, 💡 hypothesis, 🚨 escalation or 🔧 action item, or use the message menu.',
        ],
      ],
    },
  ];
  return { summary: 'The commands of /incident', pieces };
}

function line(command: Command): Line {
  return [{ code: command.usage }, ` ${command.summary}`];
}

function commandHelp(command: Command): Message {
  const aliases = command.aliases.length > 0 ? ` Also: ${command.aliases.join(', ')}.` : '';
  return {
    summary: command.usage,
    pieces: [
      {
        piece: 'text',
        lines: [
          [{ code: `/incident ${command.usage}` }],
          [`${command.summary}.${aliases}`],
          ['For example: ', { code: `/incident ${command.example}` }],
        ],
      },
    ],
  };
}
