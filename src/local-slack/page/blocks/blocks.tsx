import type { JSX } from 'preact';
import type { Json } from '../../types';
import { FilePreview } from '../files/file-preview';
import { Markdown } from '../files/markdown';
import { recordOf, recordsOf, textObjectOf, textOf } from '../lib/json';
import { useWorkspace } from '../lib/workspace';
import { PlainText, SafeLink, TextObject } from '../text/mrkdwn-view';
import { Element } from './element';
import { sourceOf } from './image-source';
import { InputBlock } from './input-block';
import { RichText } from './rich-text';
import { TableBlock } from './table-block';

/** Everything the app says with Block Kit, in a message, a form or its Home. */
export function Blocks({ blocks }: { readonly blocks: readonly Json[] }): JSX.Element {
  return (
    <div class="blocks">
      {blocks.map((block, index) => (
        <Block key={textOf(block.block_id) || index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { readonly block: Json }): JSX.Element | null {
  switch (block.type) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return (
        <h3 class="block-header">
          <TextObject value={block.text} />
        </h3>
      );
    case 'divider':
      return <hr />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
    case 'context_actions':
      return (
        <div class="block-actions">
          {recordsOf(block.elements).map((element) => (
            <Element key={textOf(element.action_id)} block={block} element={element} />
          ))}
        </div>
      );
    case 'input':
      return <InputBlock block={block} />;
    default:
      return <Content block={block} />;
  }
}

function Content({ block }: { readonly block: Json }): JSX.Element | null {
  switch (block.type) {
    case 'rich_text':
      return <RichText block={block} />;
    case 'markdown':
      return <Markdown text={textOf(block.text)} />;
    case 'table':
      return <TableBlock block={block} />;
    case 'image':
      return <ImageBlock block={block} />;
    case 'video':
      return <VideoBlock block={block} />;
    case 'file':
      return <FileBlock block={block} />;
    case 'alert':
      return <AlertBlock block={block} />;
    default:
      return <p class="faint">A block of the type “{textOf(block.type)}” is not shown here.</p>;
  }
}

function Section({ block }: { readonly block: Json }): JSX.Element {
  const fields = recordsOf(block.fields);
  const accessory = recordOf(block.accessory);
  return (
    <div class="block-section">
      <div class="grow">
        <TextObject value={block.text} />
        {fields.length > 0 && (
          <div class="fields">
            {fields.map((field) => (
              <div>
                <TextObject value={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory ? <Element block={block} element={accessory} /> : null}
    </div>
  );
}

function Context({ block }: { readonly block: Json }): JSX.Element {
  return (
    <div class="block-context">
      {recordsOf(block.elements).map((element) =>
        element.type === 'image' ? (
          <img src={sourceOf(element)} alt={textOf(element.alt_text)} />
        ) : (
          <TextObject value={element} />
        ),
      )}
    </div>
  );
}

function ImageBlock({ block }: { readonly block: Json }): JSX.Element {
  const { state } = useWorkspace();
  const file = state.files.find(({ id }) => id === recordOf(block.slack_file).id);
  const source = file?.url ?? sourceOf(block);
  return (
    <figure class="block-image">
      {block.title ? (
        <figcaption>
          <PlainText text={textObjectOf(block.title)} />
        </figcaption>
      ) : null}
      <a href={source} target="_blank" rel="noopener noreferrer">
        <img src={source} alt={textOf(block.alt_text)} />
      </a>
    </figure>
  );
}

function VideoBlock({ block }: { readonly block: Json }): JSX.Element {
  return (
    <p class="text">
      ▶{' '}
      <SafeLink url={textOf(block.title_url) || textOf(block.video_url)}>
        <PlainText text={textObjectOf(block.title) || textOf(block.alt_text)} />
      </SafeLink>
    </p>
  );
}

/** Set off from the rest by its colour, and named for whoever does not see that. */
function AlertBlock({ block }: { readonly block: Json }): JSX.Element {
  const level = textOf(block.level) || 'default';
  return (
    <div class={`block-alert is-${level}`} role="note" aria-label={level}>
      <TextObject value={block.text} />
    </div>
  );
}

function FileBlock({ block }: { readonly block: Json }): JSX.Element {
  const { state } = useWorkspace();
  const id = textOf(block.file_id) || textOf(block.external_id);
  const file = state.files.find((each) => each.id === id);
  return file ? <FilePreview file={file} /> : <p class="faint">A file that you cannot see.</p>;
}
