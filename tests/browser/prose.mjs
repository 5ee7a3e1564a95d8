// Markdown in descriptions and stories is shown as simple content: never as HTML, never fetched.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'";
const DESCRIPTION = [
  'What **partners** say of it, in [the report](https://example.org/report).',
  'Also see https://example.org/more',
  '',
  '- one',
  '- two `code`',
  '',
  'Not [this](javascript:window.ran=1), nor ![a picture](https://evil.example/a.png) <img src=https://evil.example/b.png onerror="window.ran=2"><b>bold</b>.',
].join('\n');
const MAP = {
  format: 'system-map',
  version: 1,
  description: 'See [our page](https://example.org/).',
  factors: [
    { id: 'a', label: 'Trust', description: DESCRIPTION },
    { id: 'b', label: 'Sharing', description: 'Nothing but words.' },
    { id: 'c', label: 'Doubt', description: `${'> '.repeat(4500)}deep` },
  ],
  links: [{ from: 'a', to: 'b', polarity: '+' }, { from: 'b', to: 'a', polarity: '+', id: 'ba' }],
  loops: [{ id: 'l', links: ['a>b', 'ba'], name: 'Growth', story: 'It *grows*.' }],
};

/** A page with the strictest policy and this map, and what it asks for. */
async function opened(page, main) {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  main.page('/prose/map.json', { body: JSON.stringify(MAP), type: 'application/json' });
  main.page('/prose/index.html', {
    body: '<!doctype html><meta charset="utf-8"><title>t</title><style>system-map { display: block; height: 600px }</style><system-map src="/prose/map.json"></system-map><script type="module" src="/pkg/system-map.js"></script>',
    headers: { 'content-security-policy': POLICY },
  });
  await page.goto(`${main.url}/prose/index.html`);
  const map = page.locator('system-map');
  await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
  return { map, asked };
}

const choose = (page, kind, id) => page.evaluate(([kind, id]) => { document.querySelector('system-map').state = { [kind]: id }; }, [kind, id]);

test('a description with Markdown has its emphasis, lists and links, and nothing that does harm', inChromium({}, async ({ page, main }) => {
  const { map, asked } = await opened(page, main);
  await choose(page, 'factor', 'a');
  await map.getByRole('tab', { name: 'Details' }).click();
  const details = map.locator('[part=details]');
  await details.locator('a').first().waitFor();
  const links = await details.locator('a').evaluateAll((all) => all.map((a) => [a.textContent, a.getAttribute('href'), a.rel, a.target]));
  assert.deepEqual(links, [
    ['the report', 'https://example.org/report', 'noopener', '_blank'],
    ['https://example.org/more', 'https://example.org/more', 'noopener', '_blank'],
  ]);
  assert.deepEqual(await details.locator('strong').allTextContents(), ['partners']);
  assert.deepEqual(await details.locator('ul:not([class]) > li').allTextContents(), ['one', 'two code']);
  const last = await details.locator('p', { hasText: 'Not this' }).textContent();
  assert.equal(last, 'Not this, nor a picture <img src=https://evil.example/b.png onerror="window.ran=2"><b>bold</b>.');
  assert.equal(await details.locator('img, b').count(), 0);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.deepEqual(asked.filter((path) => !path.startsWith('/pkg/') && !path.startsWith('/prose/')), ['/favicon.ico'].filter((path) => asked.includes(path)));
}));

test('a description of plain words loads nothing', inChromium({}, async ({ page, main }) => {
  const { map, asked } = await opened(page, main);
  await choose(page, 'factor', 'b');
  await map.getByRole('tab', { name: 'Details' }).click();
  await map.locator('[part=details]').getByText('Nothing but words.').waitFor();
  assert.ok(!asked.some((path) => path.includes('prose.js')), asked.join());
}));

test('what is nested too deeply stays the text that it is', inChromium({}, async ({ page, main }) => {
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const { map } = await opened(page, main);
  const loaded = page.waitForResponse((response) => response.url().includes('prose.js'));
  await map.getByRole('tab', { name: 'About' }).click();
  await loaded;
  await map.locator('[part=about] a', { hasText: 'our page' }).waitFor();
  await choose(page, 'factor', 'c');
  await map.getByRole('tab', { name: 'Details' }).click();
  await map.locator('[part=details]').getByText('deep').waitFor();
  assert.deepEqual(errors, []);
}));

test('a story of a loop is told the same way, in the list', inChromium({}, async ({ page, main }) => {
  const { map } = await opened(page, main);
  await choose(page, 'loop', 'l');
  await map.getByRole('tab', { name: 'Loops' }).click();
  await map.locator('em', { hasText: 'grows' }).first().waitFor();
}));
