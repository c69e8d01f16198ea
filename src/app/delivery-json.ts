import type { LoggedStep, StepState } from '../ports/outbox';

/** What a delivery is said to be, and the state of its step. */
export const deliveryStates = {
  waiting: 'waiting',
  delivered: 'done',
  'given-up': 'abandoned',
} as const satisfies Readonly<Record<string, StepState>>;

export type DeliveryState = keyof typeof deliveryStates;

/** A delivery of an event, as other programs read it: not a word of what was told. */
export interface DeliveryJson {
  readonly number: number;
  /** Its name in the settings. */
  readonly endpoint: string;
  readonly incident: string;
  /** `T12` */
  readonly entry: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly queuedAt: string;
  readonly nextAt: string | null;
  readonly endedAt: string | null;
  readonly problem: string | null;
}

/** `incident`: what its incident is called by whoever asks. */
export function deliveryJson(step: LoggedStep, incident: string): DeliveryJson {
  const { id, lane, payload, state, attempts, queuedAt, nextAt, endedAt, problem } = step;
  return {
    number: id,
    endpoint: lane,
    incident,
    entry: `T${payload.seq}`,
    state: nameOf(state),
    attempts,
    queuedAt,
    nextAt: state === 'waiting' ? nextAt : null,
    endedAt: endedAt ?? null,
    problem: problem ?? null,
  };
}

function nameOf(state: StepState): DeliveryState {
  switch (state) {
    case 'waiting':
      return 'waiting';
    case 'done':
      return 'delivered';
    case 'abandoned':
      return 'given-up';
    default:
      return state satisfies never;
  }
}
