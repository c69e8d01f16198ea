import { createContext, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { Icon } from '../lib/icons';

/** How to show the list of channels where there is no room for it beside the channel. */
export const SidebarContext = createContext<() => void>(() => undefined);

export function SidebarButton(): JSX.Element {
  const show = useContext(SidebarContext);
  return (
    <button type="button" class="icon-button only-narrow" aria-label="Show channels" onClick={show}>
      <Icon name="menu" />
    </button>
  );
}
