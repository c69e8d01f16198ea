import type { HelperDelegate, HelperOptions } from 'handlebars';
import { canvasAddress, canvasLine, canvasWords, canvasWordsBelow } from './canvas-text';
import { isDrawn } from './clean-text';
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
export function delegate({ name, render }: Helper): HelperDelegate {
  return (value: unknown, options: HelperOptions) => {
    if (value === undefined) throw missing(name, options);
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new MissingValue(`${subjectOf(name, options)} is not a text`, lineOf(options));
    }
    return render(String(value), Number(options.hash.indent ?? 0));
  };
}

/** `if`, `each` and their like, except that a misspelt name is a mistake and not "no". */
export function strictly(name: string, builtIn: HelperDelegate): HelperDelegate {
  return function (this: unknown, value: unknown, options: HelperOptions) {
    if (value === undefined) throw missing(name, options);
    return builtIn.call(this, value, options);
  };
}

/** `each`, which makes nothing ready where there is nothing to go through: most entries have neither marks nor files. */
export function eachOfSome(builtIn: HelperDelegate): HelperDelegate {
  return function (this: unknown, value: unknown, options: HelperOptions) {
    if (Array.isArray(value) && value.length === 0) return options.inverse(this);
    return builtIn.call(this, value, options);
  };
}

function missing(name: string, options: HelperOptions): MissingValue {
  return new MissingValue(`there is no ${subjectOf(name, options)} here`, lineOf(options));
}

/** What the call is about; see prepare-template.ts. */
function subjectOf(name: string, options: HelperOptions): string {
  return String(options.hash.of ?? `value for ${name}`);
}

function lineOf(options: HelperOptions): number | undefined {
  const { loc } = options as { loc?: { start?: { line?: number } } };
  return loc?.start?.line;
}
