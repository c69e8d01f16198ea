import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icons';

const KEY = 'theme';
const NEXT: Readonly<Record<string, string>> = { '': 'dark', dark: 'light', light: '' };
const NAMES: Readonly<Record<string, string>> = {
  '': 'as the system',
  dark: 'dark',
  light: 'light',
};

/** Light, dark, or as the system has it. */
export function ThemeSwitch(): JSX.Element {
  const [theme, setTheme] = useState(localStorage.getItem(KEY) ?? '');
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    localStorage.setItem(KEY, theme);
  }, [theme]);
  const label = `Colours: ${NAMES[theme] ?? ''}. Change`;
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      onClick={() => setTheme(NEXT[theme] ?? '')}
    >
      <Icon name="theme" />
    </button>
  );
}
