// Files that are meant to do harm, in a page with the strictest policy, Trusted Types too: opened as a source and dropped on
// the explorer page. Nothing of them runs, nothing is fetched but our own files, and every text is shown as text.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadFormats } from '../boundary/lib.mjs';
import { inChromium, root } from './lib.mjs';
import { drop, frames } from './element/page.mjs';

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'";
const EVIL = '<script>window.ran=1</script><img src=https://evil.example/a.png onerror="window.ran=2">';
const LINKS = '[a](javascript:window.ran=3) <a href="javascript:window.ran=4">b</a> [c](data:text/html,<script>window.ran=5</script>) [d](vbscript:x) <iframe src="https://evil.example/"></iframe> ![e](https://evil.example/e.png) <svg onload="window.ran=6">';
const xml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const cell = (text) => `"${text.replaceAll('"', '""')}"`;

const KUMU = JSON.stringify({
  elements: [
    { label: `A ${EVIL}`, type: EVIL, description: EVIL + LINKS, tags: [EVIL], image: 'https://evil.example/i.png', [EVIL]: EVIL },
    { label: 'B', description: LINKS },
  ],
  connections: [{ from: `A ${EVIL}`, to: 'B', type: '+', label: EVIL, description: EVIL + LINKS }, { from: 'B', to: `A ${EVIL}`, type: EVIL }],
});
const loopy = [[[1, 403, 223, 1, encodeURIComponent(`A ${EVIL}`), 4], [2, 405, 382, 1, 'B', 5]], [[1, 2, 94, 1, 0], [2, 1, 89, -1, 0]], [[500, 100, encodeURIComponent(EVIL + LINKS)]], 2];

/** Name, bytes or text, and whether its labels can hold the marks of HTML at all. */
function files(glue) {
  const { json } = glue.importMap(new TextEncoder().encode(KUMU), 'map.json');
  const { parts: [{ bytes }] } = glue.exportMap(json, 'xlsx');
  return {
    'kumu.json': KUMU,
    'table.csv': `From,To,Type,Label,Description\n${cell(`A ${EVIL}`)},B,+,${cell(EVIL)},${cell(EVIL + LINKS)}\nB,${cell(`A ${EVIL}`)},${cell(EVIL)},,\n`,
    'book.xlsx': bytes,
    'graph.graphml': `<graphml><key id="l" for="all" attr.name="label"/><key id="d" for="all" attr.name="description"/><key id="u" for="all" attr.name="url"/><graph edgedefault="directed">
      <node id="a"><data key="l">${xml(`A ${EVIL}`)}</data><data key="d">${xml(EVIL + LINKS)}</data><data key="u">javascript:window.ran=7</data></node><node id="B"/>
      <edge source="a" target="B"><data key="l">${xml(EVIL)}</data><data key="d">${xml(LINKS)}</data></edge><edge source="B" target="a"/></graph></graphml>`,
    'address.txt': `https://ncase.me/loopy/v1.1/?data=${encodeURIComponent(JSON.stringify(loopy))}`,
    'typed.outline': `title: ${EVIL}\n"A ${EVIL.replaceAll('"', '\\"')}" -> B : +\nB -> "A ${EVIL.replaceAll('"', '\\"')}" : -\n> ${LINKS}\n`,
    'model.mdl': `{UTF-8}\nB = A FUNCTION OF( "A ${EVIL.replaceAll('"', '\\"')}" ) ~~ ${LINKS.replaceAll('|', '')} |\n"A ${EVIL.replaceAll('"', '\\"')}" = A FUNCTION OF( B ) ~~|\n`,
    'chart.mmd': `flowchart LR\na["A ${EVIL.replaceAll('"', '#quot;')}"] -->|"${EVIL.replaceAll('"', '#quot;')}"| B\nB --> a\nclick a href "javascript:window.ran=8"\nclick B "https://evil.example/" _blank\n`,
  };
}

/** Looks at all that a page shows of a map, and that nothing of it is alive. */
async function harmless(page, main, asked, name) {
  const map = page.locator('system-map');
  await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready', undefined, { timeout: 60_000 })
    .catch((error) => { throw new Error(`${name} did not open: ${error.message}`); });
  await frames(page);
  const factors = await page.evaluate(() => document.querySelector('system-map').map.factors.map(({ label }) => ({ label })));
  const evil = factors.find(({ label }) => label.includes('<script>'));
  // A flowchart's labels are HTML by themselves, of which the words stay.
  const plain = name.endsWith('.mmd') ? factors.find(({ label }) => label.trim() === 'A') : evil;
  assert.ok(plain, `${name}: the label is text: ${JSON.stringify(factors)}`);
  for (const tab of ['Text', 'Details', 'About']) {
    await map.getByRole('tab', { name: tab }).click();
    await frames(page);
    if (tab === 'Text' && evil) await map.getByText('<script>window.ran=1</script>').locator('visible=true').first().waitFor();
    const alive = await page.evaluate(() => {
      const found = [];
      const walk = (node) => {
        for (const element of node.querySelectorAll('*')) {
          if (element.shadowRoot) walk(element.shadowRoot);
          if (['IFRAME', 'OBJECT', 'EMBED'].includes(element.tagName)) found.push(element.outerHTML);
          if (element.tagName === 'SCRIPT' && /ran/.test(element.textContent)) found.push(element.outerHTML);
          for (const { name, value } of element.attributes) {
            if (/^on/.test(name) || /^\s*(javascript|vbscript|data:text)/i.test(value) || (/^(src|href)$/.test(name) && /evil\.example/.test(value))) found.push(`${element.tagName} ${name}=${value}`);
          }
        }
      };
      walk(document);
      return { found, ran: window.ran };
    });
    assert.deepEqual(alive, { found: [], ran: undefined }, `${name}, ${tab}`);
  }
  const svg = await page.evaluate(() => document.querySelector('system-map').toSVG());
  const text = typeof svg === 'string' ? svg : await page.evaluate((s) => s.text?.(), svg);
  assert.ok(!/<script|<img|<iframe|javascript:|onerror="/i.test(text.replace(/&lt;[^<]*/g, '')), `${name}: the figure`);
  for (const url of asked) assert.ok(url.startsWith(`${main.url}/`) || url.startsWith('blob:'), `${name} asked for ${url}`);
}

/** Every address that a page asks for. */
function log(page) {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  return asked;
}

const NAMES = Object.keys(files((await loadFormats()).glue));

for (const name of NAMES) {
  test(`${name}, as the source of a map: nothing runs and nothing is fetched`, inChromium({}, async ({ page, main }) => {
    const all = files((await loadFormats()).glue);
    const asked = log(page);
    main.page(`/hostile/${name}`, { body: Buffer.from(all[name]), type: 'application/octet-stream' });
    main.page('/hostile/strict.html', {
      body: `<!doctype html><meta charset="utf-8"><title>t</title><style>system-map { display: block; height: 600px }</style><system-map src="/hostile/${name}"></system-map><script type="module" src="/pkg/system-map.js"></script>`,
      headers: { 'content-security-policy': POLICY },
    });
    await page.goto(`${main.url}/hostile/strict.html`);
    await harmless(page, main, asked, name);
  }));
}

test('dropped on the explorer page, one after the other: nothing runs and nothing is fetched', inChromium({}, async ({ page, main }) => {
  const all = files((await loadFormats()).glue);
  const asked = log(page);
  const body = readFileSync(path.join(root, 'www/explore/index.html'), 'utf8');
  main.page('/explore/strict.html', { body, headers: { 'content-security-policy': POLICY } });
  await page.goto(`${main.url}/explore/strict.html`);
  for (const [name, bytes] of Object.entries(all)) {
    await drop(page, name, bytes);
    await page.waitForFunction(() => document.querySelector('system-map').phase !== 'ready', undefined, { timeout: 2000 }).catch(() => undefined);
    await harmless(page, main, asked, name);
  }
}));
