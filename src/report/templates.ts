import type { Format } from './helpers';

/** The templates that a team may replace, by file name. */
export const templates = {
  'report.md.hbs': { format: 'markdown' },
  'report.html.hbs': { format: 'html' },
  'report.slack.hbs': { format: 'slack' },
  'report.canvas.hbs': { format: 'canvas' },
} as const satisfies Record<string, { readonly format: Format }>;

export type TemplateFile = keyof typeof templates;
