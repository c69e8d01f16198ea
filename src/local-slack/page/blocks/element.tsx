import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FieldValue } from '../../given';
import type { Json } from '../../types';
import { ConfirmDialog } from '../forms/confirm-dialog';
import { recordOf, textOf } from '../lib/json';
import { Button } from './button';
import { Checkboxes, Radios } from './choices';
import { DateField } from './date-field';
import type { FieldProps } from './field-props';
import { sourceOf } from './image-source';
import { Overflow } from './overflow';
import { MultiSelect, Select } from './select';
import { type Surface, TYPED, useSurface } from './surface';
import { TextField } from './text-field';

export interface ElementProps {
  readonly block: Json;
  readonly element: Json;
  /** For the label of the field that the element is in. */
  readonly id?: string;
  readonly describedBy?: string;
  readonly isInvalid?: boolean;
}

type Field = (props: FieldProps) => JSX.Element;

const FIELDS: Readonly<Record<string, Field>> = {
  plain_text_input: TextField,
  rich_text_input: TextField,
  number_input: TextField,
  email_text_input: TextField,
  url_text_input: TextField,
  static_select: Select,
  external_select: Select,
  users_select: Select,
  conversations_select: Select,
  channels_select: Select,
  multi_static_select: MultiSelect,
  multi_external_select: MultiSelect,
  multi_users_select: MultiSelect,
  multi_conversations_select: MultiSelect,
  multi_channels_select: MultiSelect,
  file_input: MultiSelect,
  datepicker: DateField,
  timepicker: DateField,
  datetimepicker: DateField,
  checkboxes: Checkboxes,
  radio_buttons: Radios,
};

/** Anything that can be pressed, chosen or filled in; asks first where the app wants that. */
export function Element(props: ElementProps): JSX.Element | null {
  const { element, block } = props;
  const surface = useSurface();
  const [waiting, setWaiting] = useState<FieldValue | undefined>();
  const [isBusy, setBusy] = useState(false);

  async function press(selected: FieldValue): Promise<void> {
    if (!surface) return;
    setBusy(true);
    const choice = { blockId: textOf(block.block_id) };
    const isPlain = element.type === 'button' || element.type === 'workflow_button';
    await surface.press(textOf(element.action_id), isPlain ? choice : { ...choice, selected });
    setBusy(false);
  }

  function ask(selected: FieldValue): void {
    if (element.confirm) setWaiting(selected);
    else void press(selected);
  }

  return (
    <>
      <Control {...props} surface={surface} isBusy={isBusy} onPress={ask} />
      {waiting !== undefined && (
        <ConfirmDialog
          confirm={recordOf(element.confirm)}
          onAnswer={(isSure) => {
            setWaiting(undefined);
            if (isSure) void press(waiting);
          }}
        />
      )}
    </>
  );
}

interface ControlProps extends ElementProps {
  readonly surface: Surface | undefined;
  readonly isBusy: boolean;
  readonly onPress: (selected: FieldValue) => void;
}

function Control(props: ControlProps): JSX.Element | null {
  const { element, surface, isBusy, onPress } = props;
  const isDisabled = !surface;
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return (
        <Button
          element={element}
          isBusy={isBusy}
          isDisabled={isDisabled}
          onPress={() => onPress(null)}
        />
      );
    case 'overflow':
      return <Overflow element={element} onPick={onPress} />;
    case 'image':
      return <img class="thumbnail" src={sourceOf(element)} alt={textOf(element.alt_text)} />;
    default:
      return <FieldControl {...props} />;
  }
}

function FieldControl(props: ControlProps): JSX.Element {
  const { element, block, surface, onPress } = props;
  const Field = FIELDS[textOf(element.type)];
  const value = surface?.held(block, element) ?? null;
  if (!Field) return <span class="faint">“{textOf(element.type)}” is not shown here.</span>;

  function change(next: FieldValue): void {
    surface?.type(textOf(element.action_id), next);
    if (!TYPED.has(element.type)) onPress(next);
  }

  return (
    <Field
      element={element}
      value={value}
      onChange={change}
      onDone={() => onPress(value)}
      attributes={attributesOf(props)}
    />
  );
}

function attributesOf(props: ControlProps): FieldProps['attributes'] {
  const label = textOf(recordOf(props.element.placeholder).text) || textOf(props.element.action_id);
  return {
    ...(props.id ? { id: props.id } : { 'aria-label': label }),
    ...(props.describedBy ? { 'aria-describedby': props.describedBy } : {}),
    ...(props.isInvalid ? { 'aria-invalid': true } : {}),
    disabled: !props.surface,
  };
}
