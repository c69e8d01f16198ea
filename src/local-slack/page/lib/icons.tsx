import type { JSX } from 'preact';

const PATHS = {
  thread: 'M3 3h12v9H8l-4 3v-3H3zM6 6.5h6M6 9h4',
  more: 'M9 3.6v.1M9 9v.1M9 14.4v.1',
  hash: 'M6.5 3 5 15M13 3l-1.5 12M3 6.5h12.5M2.5 11.5H15',
  lock: 'M4.5 8h9v7h-9zM6.5 8V5.5a2.5 2.5 0 0 1 5 0V8',
  pin: 'M6 3h6M7 3v5l-2 2.5h8L11 8V3M9 10.5V15',
  people:
    'M7 8.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M2.5 15c0-5 9-5 9 0M12 8.5a2 2 0 1 0-.6-4M13.500 10.500c1.500.400 2.500 2 2.500 4.500',
  canvas: 'M4 3h7l3.500 3.500V15H4zM6.500 8.500h5M6.500 11.500h5',
  send: 'M3 3.500 15.500 9 3 14.500 4.500 9zM4.500 9H10',
  clip: 'M12.500 5.500 7 11a1.500 1.500 0 0 0 2.200 2.200l5.300-5.400a3 3 0 0 0-4.300-4.300L4.800 9a4.400 4.400 0 0 0 6.300 6.200l3.900-3.900',
  bolt: 'M10 2 4 10.500h4L7.500 16 14 7.500h-4z',
  close: 'M4.500 4.500l9 9M13.500 4.500l-9 9',
  menu: 'M3 5h12M3 9h12M3 13h12',
  plus: 'M9 4v10M4 9h10',
  theme: 'M9 2.500a6.500 6.500 0 1 0 0 13zM9 2.500a6.500 6.500 0 0 1 0 13',
  home: 'M3 9l6-5.500L15 9M4.500 8v7h9V8',
  eye: 'M1.800 9S4.500 4.200 9 4.200 16.200 9 16.200 9 13.500 13.800 9 13.800 1.800 9 1.800 9M9 11.200a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400',
  smile:
    'M9 16A7 7 0 1 0 9 2a7 7 0 0 0 0 14M5.800 10.600a3.600 3.600 0 0 0 6.400 0M6.700 7v.1M11.300 7v.1',
  react:
    'M11 2.400A7 7 0 1 0 15.600 7M14 1v4M12 3h4M5.700 10.500a3.600 3.600 0 0 0 6.600 0M6.500 7v.1M11 7v.1',
  at: 'M9 11.800a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600M11.800 6.200v4a2 2 0 0 0 4 0V9A6.800 6.800 0 1 0 13 14.500',
  file: 'M5 2h5.500L14 5.500V16H5zM10.500 2v3.500H14',
  text: 'M4.500 2h5.500L13.500 5.500V16h-9zM7 9h4M7 12h4',
  picture: 'M2.500 3.500h13v11h-13zM2.500 12l3.500-3.500 3 3 2.500-2.500 4 4M11.500 6.500v.1',
  globe:
    'M9 16A7 7 0 1 0 9 2a7 7 0 0 0 0 14M2 9h14M9 2c-4.500 4.500-4.500 9.500 0 14M9 2c4.500 4.500 4.500 9.500 0 14',
  down: 'M4.500 7l4.500 4.500L13.500 7',
  copy: 'M6.500 6.500h8v8h-8zM3.500 11.500v-8h8',
  traffic: 'M2.500 6h12M11.500 3l3 3-3 3M15.500 12h-12M6.500 9l-3 3 3 3',
  fault: 'M9 2.500 16.500 15.500h-15zM9 7.500v3.500M9 13.200v.1',
  play: 'M5.500 3.500v11l9-5.500z',
  pencil: 'M3 15l1-4L12 3l3 3-8 8zM10.500 4.500l3 3',
} as const;

type IconName = keyof typeof PATHS;

/** Drawings with dots, which need a little weight. */
const DOTTED: ReadonlySet<IconName> = new Set(['more']);

/** A line drawing; its button says what it means. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg
      class="icon"
      width="18"
      height="18"
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      stroke-width={DOTTED.has(name) ? 1.9 : 1.5}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
