import type { FieldValue } from '../../given';
import type { Json } from '../../types';

/** What every kind of field is given. */
export interface FieldProps {
  readonly element: Json;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
  /** The value is finished: the field was left, or Enter was pressed. */
  readonly onDone: () => void;
  readonly attributes: {
    readonly id?: string;
    readonly 'aria-describedby'?: string;
    readonly 'aria-invalid'?: boolean;
    readonly 'aria-label'?: string;
    readonly disabled?: boolean;
  };
}
