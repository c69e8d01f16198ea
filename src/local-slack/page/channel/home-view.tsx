import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FieldValue } from '../../given';
import type { Json } from '../../types';
import { Blocks } from '../blocks/blocks';
import { type Surface, SurfaceContext } from '../blocks/surface';
import { heldValue, initialValue } from '../blocks/values';
import { explain } from '../lib/explain';
import { recordsOf, textOf } from '../lib/json';
import { findChannel, useWorkspace } from '../lib/workspace';
import { Conversation } from './channel-view';
import { SidebarButton } from './sidebar-button';

/** The app's own page: its Home, and the conversation with it. */
export function HomeView(): JSX.Element {
  const { state, place, go, act } = useWorkspace();
  const direct = state.app.directChannel ? findChannel(state, state.app.directChannel) : undefined;
  const isTalking = place.tab === 'messages' && direct !== undefined;

  // Whoever is asked for arrives a moment later.
  useEffect(() => void act('openHome'), [state.me.id]);

  return (
    <>
      <header class="channel-head">
        <div class="channel-head-row">
          <SidebarButton />
          <h1>{state.app.name}</h1>
          <span class="badge">APP</span>
          <span class="topic">{state.app.description}</span>
        </div>
        <nav class="tabs" aria-label="Parts of the app">
          <TabButton name="Home" isCurrent={!isTalking} onOpen={() => go({ tab: '' })} />
          {direct && (
            <TabButton
              name="Messages"
              isCurrent={isTalking}
              onOpen={() => go({ tab: 'messages' })}
            />
          )}
        </nav>
      </header>
      {isTalking ? (
        <Conversation key={direct.id} channel={direct} />
      ) : (
        <HomeTab view={state.home} />
      )}
    </>
  );
}

interface TabButtonProps {
  readonly name: string;
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
}

function TabButton({ name, isCurrent, onOpen }: TabButtonProps): JSX.Element {
  return (
    <button type="button" aria-current={isCurrent ? 'page' : undefined} onClick={onOpen}>
      {name}
    </button>
  );
}

function HomeTab({ view }: { readonly view: Json | undefined }): JSX.Element {
  const { state, act, notify } = useWorkspace();
  const [typed, setTyped] = useState<Readonly<Record<string, FieldValue>>>({});
  const surface = useMemo(
    (): Surface => ({
      errors: {},
      press: async (actionId, choice) => {
        const outcome = await act('pressHome', actionId, choice);
        if (!outcome.ok) notify(explain('This', outcome.error));
      },
      type: (actionId, value) => setTyped((before) => ({ ...before, [actionId]: value })),
      held: (block, element) => {
        const actionId = textOf(element.action_id);
        const own = typed[actionId];
        if (own !== undefined) return own;
        return heldValue(view ?? {}, textOf(block.block_id), actionId) ?? initialValue(element);
      },
    }),
    [view, typed, act, notify],
  );
  if (!view) {
    return (
      <p class="intro faint">
        {state.app.hasHome
          ? `${state.app.name} has not shown its Home yet.`
          : `${state.app.name} has no Home.`}
      </p>
    );
  }
  return (
    <div class="scroller home">
      <SurfaceContext.Provider value={surface}>
        <Blocks blocks={recordsOf(view.blocks)} />
      </SurfaceContext.Provider>
    </div>
  );
}
