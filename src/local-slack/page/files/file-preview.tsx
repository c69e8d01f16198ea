import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PageFile } from '../../page-state';
import { Icon } from '../lib/icons';
import { Markdown } from './markdown';

const LONGEST_PREVIEW = 200_000;

/** A file under a message: shown where it can be shown safely, else offered to be taken. */
export function FilePreview({ file }: { readonly file: PageFile }): JSX.Element {
  const kind = kindOf(file);
  const [isOpen, setOpen] = useState(true);
  return (
    <section class="file" aria-label={file.name}>
      <header class="file-head">
        <span class={`file-icon is-${kind}`}>
          <Icon name={ICONS[kind]} />
        </span>
        <span class="file-name">
          <strong>
            <bdi>{file.title || file.name}</bdi>
          </strong>
          <span class="hint">
            {file.title && file.title !== file.name ? (
              <>
                <bdi>{file.name}</bdi> ·{' '}
              </>
            ) : null}
            {sizeOf(file.size)}
          </span>
        </span>
        <span class="file-links">
          {kind !== 'other' && (
            <button
              type="button"
              class="link"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? 'Hide' : 'Show'}
            </button>
          )}
          <a href={file.url} target="_blank" rel="noopener noreferrer">
            Open
          </a>
          <a href={file.url} download={file.name}>
            Download
          </a>
        </span>
      </header>
      {isOpen && <Preview file={file} kind={kind} />}
    </section>
  );
}

type Kind = 'image' | 'html' | 'markdown' | 'text' | 'other';
const ICONS = {
  image: 'picture',
  html: 'globe',
  markdown: 'text',
  text: 'text',
  other: 'file',
} as const satisfies Record<Kind, string>;

function kindOf({ name, mimetype }: PageFile): Kind {
  if (mimetype.startsWith('image/')) return 'image';
  if (mimetype.startsWith('text/html') || /\.html?$/i.test(name)) return 'html';
  if (mimetype.startsWith('text/markdown') || /\.(?:md|markdown)$/i.test(name)) return 'markdown';
  if (mimetype.startsWith('text/') || /json|xml|yaml|javascript/.test(mimetype)) return 'text';
  return 'other';
}

function Preview({
  file,
  kind,
}: {
  readonly file: PageFile;
  readonly kind: Kind;
}): JSX.Element | null {
  switch (kind) {
    case 'image':
      return (
        <a href={file.url} target="_blank" rel="noopener noreferrer">
          <img class="file-picture" src={file.url} alt={file.title || file.name} />
        </a>
      );
    case 'html':
      // Without allow-scripts and allow-same-origin it can neither run anything nor read the page.
      return (
        <iframe class="file-frame" sandbox="" src={file.url} title={file.name} loading="lazy" />
      );
    case 'markdown':
    case 'text':
      return <TextPreview file={file} isMarkdown={kind === 'markdown'} />;
    case 'other':
      return null;
  }
}

function TextPreview({
  file,
  isMarkdown,
}: {
  readonly file: PageFile;
  readonly isMarkdown: boolean;
}): JSX.Element {
  const [text, setText] = useState<string>();
  useEffect(() => {
    const abort = new AbortController();
    fetch(file.url, { signal: abort.signal })
      .then((response) => response.text())
      .then((whole) => setText(whole.slice(0, LONGEST_PREVIEW)))
      .catch(() => setText('The file could not be read.'));
    return () => abort.abort();
  }, [file.url]);
  if (text === undefined) return <p class="faint">Reading…</p>;
  return <div class="file-text">{isMarkdown ? <Markdown text={text} /> : <pre>{text}</pre>}</div>;
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
