import DOMPurify from 'dompurify';
import { marked } from 'marked';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';

/** Somebody else's Markdown. The only place where HTML is made of what people wrote, and it is purified. */
export function Markdown({ text }: { readonly text: string }): JSX.Element {
  const html = useMemo(() => purify(marked.parse(text, { async: false, gfm: true })), [text]);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: DOMPurify has just been over it.
  return <div class="markdown" dangerouslySetInnerHTML={{ __html: html }} />;
}

function purify(html: string): string {
  const body = DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: ['style', 'form', 'button', 'textarea', 'select', 'option', 'dialog'],
    FORBID_ATTR: ['style', 'class', 'id', 'name'],
    RETURN_DOM: true,
  });
  for (const link of body.querySelectorAll('a')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
  }
  return body.innerHTML;
}
