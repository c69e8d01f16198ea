/** Where a browser was sent, and what it was given to keep. */
export interface Visit {
  readonly status: number;
  readonly location: string | undefined;
  readonly cookie: string | undefined;
  readonly text: string;
}

/** A browser that follows no redirect by itself. */
export async function visit(
  url: string,
  { cookie, form }: { readonly cookie?: string | undefined; readonly form?: URLSearchParams } = {},
): Promise<Visit> {
  const response = await fetch(url, {
    redirect: 'manual',
    ...(form && { method: 'POST', body: form }),
    headers: cookie === undefined ? {} : { cookie },
  });
  return {
    status: response.status,
    location: response.headers.get('location') ?? undefined,
    cookie: response.headers.get('set-cookie')?.split(';')[0],
    text: await response.text(),
  };
}

/** Allows what the page at this address asks for, or does not; the address that the browser is sent back to. */
export async function decide(
  url: string,
  { place, as = 'dana', allow = 'yes' }: { place: string; as?: string; allow?: 'yes' | 'no' },
): Promise<URL> {
  const { location, text } = await visit(url, { form: new URLSearchParams({ place, as, allow }) });
  if (location === undefined) throw new Error(text);
  return new URL(location);
}
