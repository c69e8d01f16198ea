const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A page by itself, without a script. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
body { font: 16px/1.5 Lato, sans-serif; max-width: 32rem; margin: 4rem auto; padding: 0 1rem; color: #1d1c1d; }
label { display: block; margin: 1rem 0; }
select, button { font: inherit; padding: 0.4rem 0.8rem; }
ul { columns: 2; }
</style>
<main>
${body}
</main>
</html>
`;
}
