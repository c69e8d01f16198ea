import DOMPurify from 'dompurify';
import { Marked } from 'marked';
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
  }, [text, namesIn(state)]);
  return <div class="markdown" ref={box} />;
}

/** Changes when a mention would look otherwise. */
function namesIn({ me, people, channels, userGroups }: PageState): string {
  const named = [...people, ...channels].map(({ id, name }) => `${id} ${name}`);
  return [me.id, ...named, ...userGroups.map(({ handle }) => handle)].join('\n');
}

/** As in Slack, HTML in Markdown is text. */
const renderer = new Marked({
  gfm: true,
  renderer: { html: ({ text }) => escapeHtml(text) },
});

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function nodesOf(text: string, state: PageState): DocumentFragment {
  const html = renderer.parse(text, { async: false });
  const fragment = DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: ['style', 'form', 'button', 'textarea', 'select', 'option', 'dialog'],
    FORBID_ATTR: ['style', 'class', 'id', 'name'],
    RETURN_DOM_FRAGMENT: true,
  });
  dressNodes(fragment, state);
  return fragment;
}
