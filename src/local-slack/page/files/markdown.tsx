import DOMPurify from 'dompurify';
import { marked } from 'marked';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PageState } from '../../page-state';
import { useWorkspace } from '../lib/workspace';
import { dressNodes } from './dress-nodes';

/** Somebody else's Markdown. The only place where HTML is made of what people wrote, and only after it was purified. */
export function Markdown({ text }: { readonly text: string }): JSX.Element {
  const { state } = useWorkspace();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.replaceChildren(nodesOf(text, state));
  }, [text, state.people, state.channels.length]);
  return <div class="markdown" ref={box} />;
}

function nodesOf(text: string, state: PageState): DocumentFragment {
  const html = marked.parse(text, { async: false, gfm: true });
  const fragment = DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: ['style', 'form', 'button', 'textarea', 'select', 'option', 'dialog'],
    FORBID_ATTR: ['style', 'class', 'id', 'name'],
    RETURN_DOM_FRAGMENT: true,
  });
  dressNodes(fragment, state);
  return fragment;
}
