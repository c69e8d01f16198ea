import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FieldValue } from '../../given';
import type { PageView } from '../../page-state';
import type { Json } from '../../types';
import { Blocks } from '../blocks/blocks';
import { type Surface, SurfaceContext } from '../blocks/surface';
import { heldValue, initialValue } from '../blocks/values';
import { Dialog } from '../lib/dialog';
import { explain } from '../lib/explain';
import { Icon } from '../lib/icons';
import { recordOf, recordsOf, textObjectOf, textOf } from '../lib/json';
import { useWorkspace } from '../lib/workspace';
import { PlainText } from '../text/mrkdwn-view';

type Typed = Readonly<Record<string, FieldValue>>;

/** The form on top of somebody's screen. */
export function FormDialog({ open }: { readonly open: PageView }): JSX.Element {
  const { act } = useWorkspace();
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const { surface, finishTyping } = useFormSurface(open, setProblem);
  const { view } = open;
  useEffect(() => {
    document.querySelector<HTMLElement>('.has-error :is(input, textarea, select)')?.focus();
  }, [JSON.stringify(open.errors)]);
  const title = textObjectOf(view.title);
  const submitLabel = textObjectOf(view.submit);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isBusy || !submitLabel) return;
    setBusy(true);
    setProblem('');
    const outcome = await act('submit', await finishTyping());
    setBusy(false);
    if (!outcome.ok && outcome.error !== 'invalid_input')
      setProblem(explain('This', outcome.error));
  }

  return (
    <Dialog label={title} onEscape={() => void act('closeView')}>
      <form class="form" noValidate onSubmit={(event) => void submit(event)}>
        <header class="dialog-head">
          <h2>
            <PlainText text={title} />
          </h2>
          {open.depth > 1 && <span class="faint">{open.depth} of 3</span>}
          <button
            type="button"
            class="icon-button"
            aria-label="Close"
            onClick={() => void act('closeView')}
          >
            <Icon name="close" />
          </button>
        </header>
        <div class="dialog-body">
          <SurfaceContext.Provider value={surface}>
            <Blocks blocks={recordsOf(view.blocks)} />
          </SurfaceContext.Provider>
        </div>
        {problem && (
          <p class="error dialog-problem" role="alert">
            {problem}
          </p>
        )}
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={() => void act('closeView')}>
            <PlainText text={textObjectOf(view.close) || (open.depth > 1 ? 'Back' : 'Cancel')} />
          </button>
          {submitLabel && (
            <button type="submit" class="button primary" disabled={isBusy}>
              <PlainText text={submitLabel} />
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

/** What was typed stays here until it is sent; what was chosen goes to the workspace at once, one after the other. */
function useFormSurface(
  open: PageView,
  onProblem: (sentence: string) => void,
): { surface: Surface; finishTyping: () => Promise<Typed> } {
  const { act } = useWorkspace();
  const [typed, setTyped] = useState<Typed>({});
  const queue = useRef<Promise<void>>(Promise.resolve());

  const surface = useMemo((): Surface => {
    async function press(actionId: string, choice: Json): Promise<void> {
      onProblem('');
      const outcome = await act('pressInView', actionId, choice);
      if (!outcome.ok) onProblem(explain('This', outcome.error));
    }
    return {
      errors: open.errors,
      press: (actionId, choice) => {
        queue.current = queue.current.then(() => press(actionId, { ...choice }));
        return queue.current;
      },
      type: (actionId, value) => setTyped((before) => ({ ...before, [actionId]: value })),
      held: (block, element) => {
        const actionId = textOf(element.action_id);
        const own = typed[actionId];
        if (own !== undefined) return own;
        return heldValue(open.view, textOf(block.block_id), actionId) ?? initialValue(element);
      },
    };
  }, [open, typed, act]);

  /** What is to be submitted, once all that was chosen has arrived: only what the form still asks for. */
  async function finishTyping(): Promise<Typed> {
    await queue.current;
    const asked = actionIdsOf(open.view);
    return Object.fromEntries(Object.entries(typed).filter(([actionId]) => asked.has(actionId)));
  }

  return { surface, finishTyping };
}

function actionIdsOf(view: Json): Set<string> {
  const elements = recordsOf(view.blocks).flatMap((block) => [
    recordOf(block.element),
    recordOf(block.accessory),
    ...recordsOf(block.elements),
  ]);
  return new Set(elements.map(({ action_id }) => textOf(action_id)));
}
