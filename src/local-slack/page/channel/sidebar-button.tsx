import { createContext, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { Icon } from '../lib/icons';

/** Shows or hides the list of channels where there is no room for it beside the channel. */
export const SidebarContext = createContext<(isShown: boolean) => void>(() => undefined);

export function SidebarButton(): JSX.Element {
  const show = useContext(SidebarContext);
  return (
    <button
      type="button"
      class="icon-button only-narrow"
      aria-label="Show channels"
      onClick={() => show(true)}
    >
      <Icon name="menu" />
    </button>
  );
}
