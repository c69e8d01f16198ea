import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { projectFolder } from '../../project-folder';

const folder = path.join(projectFolder, 'src/local-slack/page');

/** What the server hands to a browser. */
export interface BuiltPage {
  readonly html: string;
  readonly js: string;
  readonly css: string;
}

/** Bundles the page in memory. Throws esbuild's error when a file of the page does not compile. */
export async function buildPage(): Promise<BuiltPage> {
  const [html, js, css] = await Promise.all([
    readFile(path.join(folder, 'index.html'), 'utf8'),
    bundle('main.tsx'),
    bundle('page.css'),
  ]);
  return { html, js, css };
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    loader: { '.woff2': 'dataurl' },
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
