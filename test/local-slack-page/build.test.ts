import { buildPage } from '../../src/local-slack/page/build';

test('the page is one script and one stylesheet beside its HTML, and asks nobody else for anything', async () => {
  const { html, js, css } = await buildPage();

  expect(html).toContain('<script src="/page.js" defer></script>');
  expect(html).toContain('<link rel="stylesheet" href="/page.css" />');
  expect(js).not.toMatch(/\bimport\s*[({"']|\brequire\(/);
  expect(css).not.toMatch(/@import|url\("?(?!data:)/);
});
