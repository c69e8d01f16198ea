import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Check } from '../checks';
import { checkApp } from './app-rules';
import { type Manifest, type RawManifest, toManifest } from './manifest';
import { manifestShape } from './shape';

/** Reads an app's manifest (YAML or JSON). Throws with everything Slack would refuse about it, a line each: its path, what is wrong, and what it may be. */
export function readManifest(path: string): Manifest {
  const raw = parsed(path);
  const problems = manifestShape(raw, '');
  if (problems.length > 0) throw refusal(path, problems);
  const manifest = toManifest(raw as RawManifest);
  const others = checkApp(manifest);
  if (others.length > 0) throw refusal(path, others);
  return manifest;
}

function parsed(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`${path} cannot be read; name the app's manifest, a file such as manifest.yml`);
  }
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`${path} is neither YAML nor JSON: ${(error as Error).message}`);
  }
}

function refusal(path: string, problems: readonly string[]): Error {
  const lines = problems.map((problem) => `  ${explained(problem)}`);
  return new Error(
    [`${path} is not a manifest that Slack would take:`, ...new Set(lines)].join('\n'),
  );
}

/** `features.shortcuts[0].name: must be less than 25 characters; may be text of 1 to 24 characters`. */
function explained(problem: string): string {
  const [, words = problem, pointer = ''] = /^([\s\S]*) \[json-pointer:(.*)\]$/.exec(problem) ?? [];
  const steps = pointer.split('/').slice(1);
  const says = checkAt(manifestShape, steps)?.says;
  const may = says && !words.includes(says.replace('one of ', '')) ? `; may be ${says}` : '';
  const place = steps.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step}`)).join('');
  return `${place.replace(/^\./, '') || 'the manifest'}: ${words}${may}`;
}

function checkAt(check: Check, steps: readonly string[]): Check | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return check;
  const next = check.fields?.[step]?.check ?? check.item;
  return next && checkAt(next, rest);
}
