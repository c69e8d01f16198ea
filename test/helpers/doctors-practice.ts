import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { LocalWorkspace } from '../../src/local-slack/types';
import { startLocalWorkspace } from '../../src/local-slack/workspace';
import type { Diagnosis } from '../../src/ports/diagnosis';
import { callCli } from './call-cli';

export const MANIFEST = resolve(__dirname, '../../manifest.yml');

export type Environment = Readonly<Record<string, string>>;

export interface Practice {
  readonly workspace: LocalWorkspace;
  readonly folder: string;
  /** What is set for a bot of the workspace, or of another one. */
  settings(of?: LocalWorkspace): Environment;
  /** Writes a file into the folder; returns its path. */
  written(name: string, text: string): string;
  examine(environment: Environment, ...words: readonly string[]): Promise<Examined>;
}

export interface Examined {
  readonly code: number;
  readonly err: string;
  readonly found: readonly Diagnosis[];
  of(about: string): Diagnosis | undefined;
}

/** A workspace for all tests of the file, and a folder for each, in which `hindsight doctor` is called. */
export function doctorsPractice(): Practice {
  let workspace: LocalWorkspace;
  let folder: string;
  beforeAll(async () => {
    workspace = await startLocalWorkspace({ manifest: MANIFEST, withoutPage: true });
  });
  afterAll(() => workspace.close());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hindsight-doctor-'));
  });
  afterEach(() => {
    workspace.clearFaults();
    rmSync(folder, { recursive: true });
  });
  return {
    get workspace() {
      return workspace;
    },
    get folder() {
      return folder;
    },
    settings: (of = workspace) => ({
      SLACK_BOT_TOKEN: of.botToken,
      SLACK_APP_TOKEN: of.appToken,
      SLACK_API_URL: of.apiUrl,
      DATABASE_URL: `file:${join(folder, 'hindsight.db')}`,
    }),
    written(name, text) {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    async examine(environment, ...words) {
      const { code, out, err } = await callCli(['doctor', '--json', ...words], {
        folder,
        environment,
      });
      const found = out === '' ? [] : (JSON.parse(out) as readonly Diagnosis[]);
      return { code, err, found, of: (about) => found.find((one) => one.about === about) };
    },
  };
}
