import { isObject } from '../json';
import type { Fault, FaultKind } from './fault';
import { FAULT_FIELDS, FAULT_KINDS } from './fault-kinds';

/** A fault as somebody sent it, or sentences that say what is wrong with it. */
export function readFault(given: unknown): Fault | readonly string[] {
  if (!isObject(given)) return ['A fault is an object, for example {"kind": "silent"}'];
  const { kind, ...fields } = given;
  if (typeof kind !== 'string' || !Object.hasOwn(FAULT_KINDS, kind)) {
    return [`There is no fault ${String(kind)}; there are: ${Object.keys(FAULT_KINDS).join(', ')}`];
  }
  const { needs, may } = FAULT_KINDS[kind as FaultKind];
  const known: readonly string[] = [...needs, ...may];
  const problems = [
    ...needs.filter((name) => fields[name] === undefined).map((name) => fieldProblem(name)),
    ...Object.keys(fields)
      .filter((name) => !known.includes(name))
      .map((name) => `${kind} takes no ${name}; it takes: ${known.join(', ') || 'nothing'}`),
    ...known
      .filter((name) => fields[name] !== undefined && !fits(name, fields[name]))
      .map(fieldProblem),
  ];
  return problems.length > 0 ? problems : (given as Fault);
}

function fieldProblem(name: string): string {
  const { mayBe, example } = fieldOf(name);
  return `${name} must be ${mayBe}, for example ${example}`;
}

function fits(name: string, value: unknown): boolean {
  const { type, choices, min, max } = fieldOf(name);
  if (type === 'text') {
    return typeof value === 'string' && value !== '' && (choices?.includes(value) ?? true);
  }
  return Number.isInteger(value) && inRange(value as number, min, max);
}

function inRange(
  value: number,
  min = Number.MIN_SAFE_INTEGER,
  max = Number.MAX_SAFE_INTEGER,
): boolean {
  return value >= min && value <= max;
}

function fieldOf(name: string): (typeof FAULT_FIELDS)[keyof typeof FAULT_FIELDS] {
  return FAULT_FIELDS[name as keyof typeof FAULT_FIELDS];
}
