import type { JSX } from 'preact';
import type { Json } from '../../types';
import { recordOf, recordsOf, textOf } from '../lib/json';
import { PlainText } from '../text/mrkdwn-view';
import { RichText } from './rich-text';

/** A `table` block; its first row is the head. */
export function TableBlock({ block }: { readonly block: Json }): JSX.Element {
  const rows = (Array.isArray(block.rows) ? block.rows : []).map(recordsOf);
  const columns = recordsOf(block.column_settings);
  const [head = [], ...body] = rows;
  const align = (index: number): string => `align-${textOf(recordOf(columns[index]).align)}`;
  return (
    <div class="scroll-x">
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th scope="col" class={align(index)}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <tr>
              {row.map((cell, index) => (
                <td class={align(index)}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell }: { readonly cell: Json }): JSX.Element {
  return cell.type === 'rich_text' ? (
    <RichText block={cell} />
  ) : (
    <PlainText text={textOf(cell.text)} />
  );
}
