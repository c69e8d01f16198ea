import type { JSX } from 'preact';
import type { Json } from '../../types';
import { textObjectOf, textOf } from '../lib/json';
import { PlainText } from '../text/mrkdwn-view';

interface ButtonProps {
  readonly element: Json;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

/** A button; one with a `url` opens it and tells the app as well. */
export function Button({ element, isBusy, isDisabled, onPress }: ButtonProps): JSX.Element {
  const url = textOf(element.url);
  const label = <PlainText text={textObjectOf(element.text)} />;
  const look = {
    class: `button ${textOf(element.style)} ${isBusy ? 'is-busy' : ''}`,
    'aria-label': textOf(element.accessibility_label) || undefined,
    onClick: onPress,
  };
  if (/^https?:/i.test(url)) {
    return (
      <a href={url} target="_blank" rel="noopener noreferrer" {...look}>
        {label}
      </a>
    );
  }
  return (
    <button type="button" disabled={isDisabled || isBusy} {...look}>
      {label}
    </button>
  );
}
