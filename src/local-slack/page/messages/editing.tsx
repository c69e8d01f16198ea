import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useContext, useMemo, useState } from 'preact/hooks';

interface EditingMessage {
  /** `ts` of the message that is being put otherwise; empty when none is. */
  readonly ts: string;
  readonly edit: (ts: string) => void;
}

const EditingContext = createContext<EditingMessage>({ ts: '', edit: () => undefined });

/** Around the messages of a channel or thread and the place to write: one of them at a time can be edited. */
export function Editing({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const [ts, edit] = useState('');
  const editing = useMemo(() => ({ ts, edit }), [ts]);
  return <EditingContext.Provider value={editing}>{children}</EditingContext.Provider>;
}

export function useEditing(): EditingMessage {
  return useContext(EditingContext);
}
