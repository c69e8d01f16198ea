import type { HelperDelegate, HelperOptions } from 'handlebars';
import { canvasAddress, canvasLine, canvasWords, canvasWordsBelow } from './canvas-text';
import { isDrawn } from './clean-text';
import type { DirectHelper } from './direct-calls';
import { drawing } from './drawing';
import { htmlText } from './html-text';
import {
  markdownAddress,
  markdownLine,
  markdownWords,
  markdownWordsAbove,
  markdownWordsBelow,
} from './markdown-text';

export type Format = 'markdown' | 'html' | 'slack' | 'canvas';

export interface Helper {
  readonly name: string;
  readonly format: Format;
  readonly does: string;
  /** Number of columns by which the lines after the first are set in is in `indent`. */
  readonly render: (text: string, indent: number) => string;
}

/** What templates may call beside `if`, `unless`, `each` and `with`. docs/templates.md describes the same. */
export const helpers: readonly Helper[] = [
  {
    name: 'line',
    format: 'markdown',
    does: 'Text on one line; `{{value}}` alone means the same.',
    render: markdownLine,
  },
  {
    name: 'words',
    format: 'markdown',
    does: 'Text with its line breaks, or in a fence where its shape matters.',
    render: markdownWords,
  },
  {
    name: 'wordsAbove',
    format: 'markdown',
    does: '`words`, then a line break: what follows stands below.',
    render: markdownWordsAbove,
  },
  {
    name: 'wordsBelow',
    format: 'markdown',
    does: 'A line break, then `words`: what came before stands above.',
    render: markdownWordsBelow,
  },
  {
    name: 'address',
    format: 'markdown',
    does: 'A web address for a link, `[text]({{address link}})`.',
    render: markdownAddress,
  },
  {
    name: 'escaped',
    format: 'html',
    does: 'Text with everything that means something in HTML escaped; `{{value}}` alone means the same.',
    render: htmlText,
  },
  {
    name: 'shape',
    format: 'html',
    does: '`drawn` for text whose shape matters, to be used as a class.',
    render: (text) => (isDrawn(text) ? 'drawn' : ''),
  },
  {
    name: 'drawing',
    format: 'html',
    does: 'A picture, to be put in as it is; nothing but `picture.svg` is one.',
    render: drawing,
  },
  {
    name: 'json',
    format: 'slack',
    does: 'Text as a JSON string with its quotation marks; `{{value}}` alone means the same.',
    render: (text) => JSON.stringify(text),
  },
  {
    name: 'line',
    format: 'canvas',
    does: 'Text on one line; `{{value}}` alone means the same.',
    render: canvasLine,
  },
  {
    name: 'words',
    format: 'canvas',
    does: 'Text with its line breaks, or in a fence where its shape matters.',
    render: canvasWords,
  },
  {
    name: 'wordsBelow',
    format: 'canvas',
    does: 'A line break, then `words`: what came before stands above.',
    render: canvasWordsBelow,
  },
  {
    name: 'address',
    format: 'canvas',
    does: 'A web address for a link, `[text]({{address link}})`.',
    render: canvasAddress,
  },
];

/** What templates may begin with `#`. */
export const blocks = ['if', 'unless', 'each', 'with'] as const;

/** The helper that a bare `{{value}}` goes through. */
export const bareHelper = {
  markdown: 'line',
  html: 'escaped',
  slack: 'json',
  canvas: 'line',
} as const satisfies Record<Format, string>;

/** A template names something that a report does not have, or may not. */
export class MissingValue extends Error {
  override readonly name = 'MissingValue';
  readonly line: number | undefined;

  constructor(problem: string, line: number | undefined) {
    super(problem);
    this.line = line;
  }
}

/** The helper as Handlebars calls it. Throws MissingValue when it gets no text. */
export function delegate(helper: Helper): HelperDelegate {
  return (value: unknown, options: HelperOptions) =>
    rendered(helper, value, String(options.hash.of ?? ''), lineOf(options), options.hash.indent);
}

/** The helper as templates call it directly. Throws MissingValue when it gets no text. */
export function direct(helper: Helper): DirectHelper {
  return (value, of, line, indent) => rendered(helper, value, of, line, indent);
}

function rendered(
  { name, render }: Helper,
  value: unknown,
  of: string,
  line: number | undefined,
  indent: unknown = 0,
): string {
  if (typeof value === 'string') return render(value, Number(indent));
  if (typeof value === 'number') return render(String(value), Number(indent));
  const called = of || `value for ${name}`;
  if (value === undefined) throw missing(called, line);
  throw new MissingValue(`${called} is not a text`, line);
}

/** `if`, `each` and their like, except that a misspelt name is a mistake and not "no". */
export function strictly(name: string, builtIn: HelperDelegate): HelperDelegate {
  return function (this: unknown, value: unknown, options: HelperOptions | undefined) {
    if (options === undefined)
      throw new MissingValue(`${name} has to be told about what`, lineOf(value as HelperOptions));
    const { of = `value for ${name}` } = options.hash as { readonly of?: string };
    if (value === undefined) throw missing(of, lineOf(options));
    return builtIn.call(this, value, options);
  };
}

/** Throws MissingValue for a block about what is not there. */
export function assertKnown(value: unknown, of: string, line: number): void {
  if (value === undefined) throw missing(of || 'such value', line);
}

/** `of`: what the template calls it; see prepare-template.ts. */
function missing(of: string, line: number | undefined): MissingValue {
  return new MissingValue(`there is no ${of} here`, line);
}

function lineOf(options: HelperOptions): number | undefined {
  const { loc } = options as { loc?: { start?: { line?: number } } };
  return loc?.start?.line;
}
