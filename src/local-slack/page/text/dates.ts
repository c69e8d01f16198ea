/** Dates as the reader's own clock shows them. Times are seconds since the epoch, as in Slack's `ts`. */

type Options = Intl.DateTimeFormatOptions;
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(seconds: number, tz: string, options: Options): string {
  const key = `${tz} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { ...options, timeZone: tz });
    formatters.set(key, formatter);
  }
  return formatter.format(seconds * 1000);
}

const CLOCK: Options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const DATE_TOKENS: Readonly<Record<string, Options>> = {
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: CLOCK,
  time_secs: { ...CLOCK, second: '2-digit' },
};

/** `14:05`. */
export function clockTime(seconds: number, tz: string): string {
  return format(seconds, tz, CLOCK);
}

/** `14:05:09.120`, for what happens within a second. */
export function preciseTime(seconds: number, tz: string): string {
  return format(seconds, tz, { ...CLOCK, second: '2-digit', fractionalSecondDigits: 3 });
}

/** The whole moment, for a tooltip. */
export function fullMoment(seconds: number, tz: string): string {
  return format(seconds, tz, { dateStyle: 'full', timeStyle: 'long', hourCycle: 'h23' } as Options);
}

/** `2026-11-20`, to compare days with. */
export function dayKey(seconds: number, tz: string): string {
  const [month, day, year] = format(seconds, tz, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).split('/');
  return `${year}-${month}-${day}`;
}

/** `Today`, `Yesterday` or the date. */
export function dayName(seconds: number, tz: string, nowSeconds: number): string {
  return nearDay(seconds, tz, nowSeconds) ?? format(seconds, tz, DATE_TOKENS.date_long!);
}

function nearDay(seconds: number, tz: string, nowSeconds: number): string | undefined {
  const day = dayKey(seconds, tz);
  if (day === dayKey(nowSeconds, tz)) return 'Today';
  if (day === dayKey(nowSeconds - 86_400, tz)) return 'Yesterday';
  if (day === dayKey(nowSeconds + 86_400, tz)) return 'Tomorrow';
  return undefined;
}

/** `3 minutes ago`, `in 2 hours`. */
export function relativeTime(seconds: number, nowSeconds: number): string {
  const difference = seconds - nowSeconds;
  const [unit, size] =
    Math.abs(difference) < 3600
      ? (['minute', 60] as const)
      : Math.abs(difference) < 86_400
        ? (['hour', 3600] as const)
        : (['day', 86_400] as const);
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(
    Math.trunc(difference / size),
    unit,
  );
}

/** Fills the tokens of `<!date^…>`, as docs.slack.dev lists them: `{date_short} at {time}`. */
export function formatDateTokens(
  seconds: number,
  template: string,
  tz: string,
  nowSeconds: number,
): string {
  return template.replace(/\{(\w+)\}/g, (whole, token: string) => {
    if (token === 'date_num') return dayKey(seconds, tz);
    if (token === 'ago') return relativeTime(seconds, nowSeconds);
    const [, base, pretty] = /^(.*?)(_pretty)?$/.exec(token.replace('day_divider', 'date_long'))!;
    const options = DATE_TOKENS[base ?? ''];
    if (!options) return whole;
    const near = pretty ? nearDay(seconds, tz, nowSeconds)?.toLowerCase() : undefined;
    return near ?? format(seconds, tz, options);
  });
}
