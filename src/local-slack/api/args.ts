import { isObject } from '../json';
import type { Json } from '../types';
import { invalid, SlackFailure } from '../world/failure';
import type { RefusalCode } from '../world/refusals';

/** What the app sent: strings from a form, anything from JSON. */
export type Args = Json;

export function text(args: Args, name: string): string {
  return optionalText(args, name) ?? '';
}

export function optionalText(args: Args, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function flag(args: Args, name: string): boolean {
  return ['true', '1'].includes(String(args[name] ?? ''));
}

/** A whole number within its bounds. Throws `invalid_limit` or the code given. */
export function integer(
  args: Args,
  name: string,
  rule: { fallback: number; max: number; code?: RefusalCode },
): number {
  const value = args[name];
  if (value === undefined || value === '') return rule.fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new SlackFailure(rule.code ?? 'invalid_limit');
  return Math.min(number, rule.max);
}

/** A nested value: an object already, or a string of JSON. Throws the code given when it is neither. */
export function nested(args: Args, name: string, code: RefusalCode): unknown {
  const value = args[name];
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw new SlackFailure(code);
  }
}

export function nestedObject(args: Args, name: string, code: RefusalCode): Json | undefined {
  const value = nested(args, name, code);
  if (value === undefined) return undefined;
  if (!isObject(value)) throw new SlackFailure(code);
  return value;
}

/** Comma-separated, or an array. */
export function list(args: Args, name: string): string[] {
  const value = args[name];
  if (Array.isArray(value)) return value.map(String);
  return String(value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

export function requireArgs(args: Args, names: readonly string[]): void {
  const missing = names.filter((name) => args[name] === undefined || args[name] === '');
  if (missing.length > 0) {
    throw invalid(
      'invalid_arguments',
      missing.map((name) => `missing required field: ${name}`),
    );
  }
}
