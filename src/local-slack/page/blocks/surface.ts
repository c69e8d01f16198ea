import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FieldValue } from '../../given';
import type { Json } from '../../types';

/** What somebody chose in an element, as the workspace takes it. */
interface Choice {
  readonly blockId: string;
  readonly selected?: FieldValue;
}

/** Where blocks stand: a message, a form or the app's Home. */
export interface Surface {
  /** A button was pressed, or something was chosen. */
  readonly press: (actionId: string, choice: Choice) => Promise<void>;
  /** Something was typed and not yet finished. */
  readonly type: (actionId: string, value: FieldValue) => void;
  /** What the element holds at the moment. */
  readonly held: (block: Json, element: Json) => FieldValue;
  /** What is wrong, by block_id. */
  readonly errors: Readonly<Record<string, string>>;
}

export const SurfaceContext = createContext<Surface | undefined>(undefined);

/** Undefined where nothing can be pressed, e.g. in a preview. */
export function useSurface(): Surface | undefined {
  return useContext(SurfaceContext);
}

/** Elements that are typed into, and are therefore finished only when they are left. */
export const TYPED: ReadonlySet<unknown> = new Set([
  'plain_text_input',
  'rich_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
]);
