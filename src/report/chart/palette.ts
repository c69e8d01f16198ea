import type { Hypothesis } from '../../domain/incident-state';
import type { Status } from '../../domain/vocabulary';

/** Colours that people who see fewer of them can still tell apart (Okabe and Ito), on white; each comes with a shape or pattern. */
export const colours = {
  vermillion: '#d55e00',
  orange: '#e69f00',
  green: '#009e73',
  sky: '#56b4e9',
  blue: '#0072b2',
  purple: '#cc79a7',
  grey: '#6b7280',
} as const;

export const ink = '#1c2128';
export const soft = '#4b5563';
export const faint = '#dfe3e8';

export type Hatch = 'rising' | 'falling' | 'crossed' | 'upright' | 'level' | 'solid' | 'none';

export interface Fill {
  readonly colour: string;
  /** The background under words. */
  readonly tint: string;
  readonly hatch: Hatch;
}

export const statusFills: Readonly<Record<Status, Fill>> = {
  investigating: { colour: colours.vermillion, tint: '#fbe9dd', hatch: 'rising' },
  identified: { colour: colours.orange, tint: '#fdf3dc', hatch: 'crossed' },
  monitoring: { colour: colours.sky, tint: '#e6f4fc', hatch: 'upright' },
  resolved: { colour: colours.green, tint: '#dcf3ec', hatch: 'solid' },
  closed: { colour: colours.grey, tint: '#eceef1', hatch: 'level' },
};

export const hypothesisFills: Readonly<Record<Hypothesis['state'], Fill>> = {
  open: { colour: colours.orange, tint: '#fdf3dc', hatch: 'none' },
  confirmed: { colour: colours.green, tint: '#dcf3ec', hatch: 'none' },
  'ruled-out': { colour: colours.grey, tint: '#f4f5f6', hatch: 'falling' },
};

export const escalationFill: Fill = { colour: colours.purple, tint: '#f9ecf3', hatch: 'none' };
