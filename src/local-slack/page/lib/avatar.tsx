import type { JSX } from 'preact';
import type { Person } from '../../types';

/** Initials on a colour that follows from the id. */
export function Avatar({
  person,
  size = 36,
}: {
  readonly person: Person | undefined;
  readonly size?: number;
}): JSX.Element {
  const name = person?.realName || person?.name || '?';
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
  return (
    <span
      class={person?.isBot ? 'avatar is-bot' : 'avatar'}
      style={{
        width: `${size}px`,
        height: `${size}px`,
        fontSize: `${size * 0.4}px`,
        '--hue': hueOf(person?.name ?? ''),
      }}
      aria-hidden="true"
    >
      {initials}
    </span>
  );
}

function hueOf(text: string): number {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 3600;
  return hash % 360;
}
