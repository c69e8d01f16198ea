import { cleanText } from './clean-text';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for between tags or within a quoted attribute. */
export function htmlText(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (char) => entities[char] ?? char);
}
