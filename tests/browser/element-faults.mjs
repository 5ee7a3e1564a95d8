// Whatever goes wrong on the way to a map is said in words an author understands, the page's own fallback stays,
// and the page goes on.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inChromium, root } from './lib.mjs';

const SCRIPT = '<script type="module" src="/pkg/system-map.js"></script>';
const LISTEN = '<script>addEventListener("system-map-error", (e) => { (window.seen ??= []).push(e.detail) })</script>';
const MAP = '<system-map src="/maps/teaching.json"><p id="fallback">A drawing of the map</p></system-map>';
const RESOURCE = /Failed to load resource/;

/** Waits for the message and checks the whole contract of a failure. */
async function fails(page, code, words) {
  await page.waitForFunction(() => document.querySelector('system-map').phase === 'failed');
  const got = await page.evaluate(() => {
    const map = document.querySelector('system-map');
    const message = map.shadowRoot.querySelector('[part=message]');
    const { code, message: text, name, line, column } = window.seen.at(-1);
    return {
      code, text, name, line, column,
      role: message.getAttribute('role'),
      shown: message.textContent,
      visible: message.checkVisibility(),
      fallback: document.querySelector('#fallback').checkVisibility(),
      canvas: !!map.shadowRoot.querySelector('canvas'),
      events: window.seen.length,
      live: map.constructor.live,
    };
  });
  assert.equal(got.code, code);
  assert.match(got.text, words);
  assert.equal(got.name, 'SystemMapError');
  assert.ok(got.shown.includes(got.text), 'the page shows what the event says');
  assert.ok(got.visible && got.fallback && !got.canvas);
  assert.equal(got.events, 1);
  assert.equal(got.live, 0);
  return got;
}

const from = (src) => `${LISTEN}<system-map src="${src}"><p id="fallback">A drawing of the map</p></system-map>${SCRIPT}`;

test('a map file that is not there', inChromium({ html: from('/maps/nowhere.json'), errors: [RESOURCE] },
  async ({ page, shot }) => {
    await fails(page, 'missing', /no map file at \/maps\/nowhere\.json/);
    await shot('element-missing');
  }));

test('a server that answers with an error', inChromium({ html: from('/fault/error/maps/teaching.json'), errors: [RESOURCE] },
  async ({ page }) => void await fails(page, 'status', /error \(500\)/)));

test('a server that answers every address with its start page', inChromium({ html: from('/fault/html/maps/teaching.json') },
  async ({ page }) => void await fails(page, 'html', /web page \(HTML\), not a map file/)));

test('a map on another site that does not allow reading', inChromium(
  { html: LISTEN + SCRIPT, errors: [/CORS policy/, RESOURCE] },
  async ({ page, other }) => {
    await page.evaluate((src) => {
      document.body.insertAdjacentHTML('beforeend', `<system-map src="${src}"><p id="fallback">x</p></system-map>`);
    }, `${other.url}/fault/no-cors/maps/teaching.json`);
    const { text } = await fails(page, 'cors', /on another site/);
    assert.match(text, /beside the page/);
  }));

test('a map on another site that allows reading', inChromium({ html: SCRIPT }, async ({ page, other }) => {
  await page.evaluate((src) => document.body.append(Object.assign(document.createElement('system-map'), { src })),
    `${other.url}/maps/teaching.json`);
  await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
}));

test('a server that is not there', inChromium({ html: LISTEN + SCRIPT, errors: [RESOURCE] }, async ({ page }) => {
  await page.route('**/maps/teaching.json', (route) => route.abort('connectionrefused'));
  await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), MAP);
  await fails(page, 'unreachable', /No answer from the server/);
}));

test('a device that is offline, and then is not: “Try again” brings the map', inChromium(
  { html: LISTEN + SCRIPT, errors: [RESOURCE] },
  async ({ page }) => {
    await page.waitForFunction(() => customElements.get('system-map'));
    await page.context().setOffline(true);
    await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), MAP);
    await fails(page, 'offline', /offline/);
    await page.context().setOffline(false);
    await page.locator('system-map').getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
    assert.equal(await page.locator('#fallback').isVisible(), false);
  },
));

test('a connection that breaks half way', inChromium(
  { html: from('/fault/cut/maps/hct.json'), errors: [/ERR_/] },
  async ({ page }) => void await fails(page, 'broken', /broke off/)));

test('a map file over the limit, by what the server announces', inChromium({ html: from('/fault/big-21000000/maps/teaching.json') },
  async ({ page }) => void await fails(page, 'limit', /larger than 20 MB/)));

test('a map file over the limit, by what comes', inChromium({ html: LISTEN + SCRIPT }, async ({ page }) => {
  await page.evaluate(() => customElements.whenDefined('system-map').then(() => {
    customElements.get('system-map').maxBytes = 1000;
    // A blob tells no length in a header that the page could trust; the bytes are counted.
    const fetched = window.fetch;
    window.fetch = async (...request) => {
      const response = await fetched(...request);
      const headers = new Headers(response.headers);
      headers.delete('content-length');
      return new Response(response.body, { status: response.status, headers });
    };
    document.body.insertAdjacentHTML('beforeend', '<system-map src="/maps/teaching.json"><p id="fallback">x</p></system-map>');
  }));
  await fails(page, 'limit', /larger than/);
}));

test('an address that is none', inChromium({ html: from('javascript:alert(1)') },
  async ({ page }) => void await fails(page, 'address', /not a web address/)));

test('a file with a mistake: the message names line and column', inChromium({ html: LISTEN + SCRIPT }, async ({ page, main }) => {
  main.page('/broken.json', { body: '{\n  "format": "system-map",\n  "version": 1,\n  "factors": [ { "id": }\n', type: 'application/json' });
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<system-map src="/broken.json"><p id="fallback">x</p></system-map>'));
  const { line, column, shown } = await fails(page, 'syntax', /./);
  assert.equal(line, 4);
  assert.ok(column >= 21 && column <= 24, `column ${column}`);
  assert.match(shown, /Line 4, column/);
}));

test('an empty file', inChromium({ html: LISTEN + SCRIPT }, async ({ page, main }) => {
  main.page('/empty.json', { body: ' \n', type: 'application/json' });
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<system-map src="/empty.json"><p id="fallback">x</p></system-map>'));
  await fails(page, 'empty', /is empty/);
}));

/** A page whose script comes from a badly kept host, so that the wasm beside it is struck. */
const program = (fault) => `${LISTEN}${MAP}<script type="module" src="/fault/${fault}/pkg/system-map.js"></script>`;

test('a program that is not there', inChromium({ html: program('missing'), errors: [RESOURCE] },
  async ({ page }) => void await fails(page, 'wasm-missing', /system-map\.wasm/)));

test('a page in place of the program', inChromium({ html: program('html') },
  async ({ page }) => void await fails(page, 'wasm-content', /does not give the viewer/)));

test('half of the program', inChromium({ html: program('cut'), errors: [/ERR_/] }, async ({ page }) => {
  const { code } = await fails(page, 'wasm-failed', /system-map\.wasm/);
  assert.equal(code, 'wasm-failed');
}));

test('a host that does not know wasm sends it as text, and it works all the same', inChromium(
  { html: program('wrong-mime') },
  async ({ page }) => page.waitForFunction(() => document.querySelector('system-map').phase === 'ready'),
));

test('a slow program: first the fallback, then “still loading”, then the map', inChromium(
  { html: program('slow-5000') },
  async ({ page }) => {
    const message = page.locator('system-map [part=message]');
    await page.waitForFunction(() => document.querySelector('system-map').phase === 'loading');
    assert.ok(await page.locator('#fallback').isVisible());
    await message.getByText(/Still loading/).waitFor();
    assert.ok(await page.locator('#fallback').isVisible());
    await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
    assert.equal(await message.isVisible(), false);
    assert.equal(await page.locator('#fallback').isVisible(), false);
    assert.equal(await page.evaluate(() => window.seen), undefined);
  },
));

test('a security policy without wasm: the message says what to add', inChromium(
  {},
  async ({ page, main }) => {
    main.page('/listen.js', { body: 'addEventListener("system-map-error", (e) => { (window.seen ??= []).push(e.detail) })', type: 'text/javascript' });
    const where = main.page('/no-wasm.html', {
      body: `<!doctype html><title>t</title><script src="/listen.js"></script>${MAP}${SCRIPT}`,
      headers: { 'content-security-policy': "default-src 'self'; script-src 'self'" },
    });
    await page.goto(where);
    await fails(page, 'wasm-csp', /'wasm-unsafe-eval'.*script-src/);
  },
));

test('a security policy that does not let the page read the map', inChromium(
  { errors: [/Content Security Policy/] },
  async ({ page, main, other }) => {
    main.page('/listen.js', { body: 'addEventListener("system-map-error", (e) => { (window.seen ??= []).push(e.detail) })', type: 'text/javascript' });
    const where = main.page('/no-connect.html', {
      body: `<!doctype html><title>t</title><script src="/listen.js"></script>
        <system-map src="${other.url}/maps/teaching.json"><p id="fallback">x</p></system-map>${SCRIPT}`,
      headers: { 'content-security-policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" },
    });
    await page.goto(where);
    await fails(page, 'csp', /connect-src/);
  },
));

test('the strictest policy, Trusted Types too: the map works', inChromium(
  { path: '/fault/csp', html: MAP + SCRIPT },
  async ({ page }) => {
    await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
    await page.locator('system-map').getByRole('button', { name: /Guests become helpers/ }).click();
    await page.locator('system-map').getByText('Goes through').waitFor();
    for (const tab of ['Details', 'Text', 'About']) await page.locator('system-map').getByRole('tab', { name: tab }).click();
  },
));

test('a page opened from a disk says so, and keeps its fallback', inChromium({ errors: [/file:|ERR_|Failed/] }, async ({ page }) => {
  const file = path.join(root, 'target/shots/element-from-disk.html');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>t</title>${LISTEN}
    <system-map src="teaching.json"><p id="fallback">A drawing of the map</p></system-map>
    <script src="../../pkg/system-map.classic.js"></script>`);
  await page.goto(pathToFileURL(file).href);
  await fails(page, 'file', /opened from a disk/);
}));

test('two maps, one broken: the other lives', inChromium(
  { html: from('/maps/nowhere.json') + MAP.replace('fallback', 'other'), errors: [RESOURCE] },
  async ({ page }) => {
    await page.waitForFunction(() => {
      const [a, b] = document.querySelectorAll('system-map');
      return a.phase === 'failed' && b.phase === 'ready';
    });
  },
));

test('a browser without a canvas to draw on', inChromium({ html: LISTEN + SCRIPT }, async ({ page }) => {
  await page.evaluate((html) => {
    HTMLCanvasElement.prototype.getContext = () => null;
    document.body.insertAdjacentHTML('beforeend', html);
  }, MAP);
  await fails(page, 'unknown', /canvas/);
}));

test('a fault inside the program: a message in place of a dead picture, and the next map works', inChromium(
  { html: LISTEN + SCRIPT },
  async ({ page }) => {
    await page.evaluate((html) => {
      const { beginPath } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.beginPath = () => { throw new TypeError('out of ink'); };
      window.mend = () => { CanvasRenderingContext2D.prototype.beginPath = beginPath; };
      document.body.insertAdjacentHTML('beforeend', html);
    }, MAP);
    await fails(page, 'crash', /went wrong/);
    await page.evaluate(() => window.mend());
    await page.locator('system-map').getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
    await page.waitForTimeout(500);
    assert.equal(await page.evaluate(() => document.querySelector('system-map').phase), 'ready');
  },
));

test('a map without factors says that it has none', inChromium(
  { html: '<system-map id="m"></system-map><script type="module" src="/pkg/system-map.js"></script>' },
  async ({ page }) => {
    await page.evaluate(() => { document.querySelector('system-map').map = { format: 'system-map', version: 1, factors: [] }; });
    await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
    await page.locator('system-map').getByText('This map has no factors yet.').waitFor();
  },
));

test('what is loaded later cannot be had: the map stays, the reader is told, and the next try works', inChromium(
  { html: `<system-map src="/maps/hct.json" style="block-size: 800px"></system-map>${SCRIPT}`, errors: [RESOURCE] },
  async ({ page }) => {
    let gone = true;
    await page.route('**/system-map-more.js', (route) => (gone ? route.abort() : route.continue()));
    await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
    const map = page.locator('system-map');
    const told = /part of the program could not be loaded.*system-map-more\.js/;

    await map.getByRole('tab', { name: 'About' }).click();
    await map.getByRole('tabpanel', { name: 'About' }).getByText(told).waitFor();
    await map.getByRole('combobox', { name: 'Find a factor' }).focus();
    await map.locator('[aria-live]').getByText(told).waitFor();
    await map.getByRole('combobox', { name: 'Part of the map' }).selectOption({ index: 1 });
    await map.locator('[part=notice]').getByText(told).waitFor();

    gone = false;
    await map.getByRole('tab', { name: 'Key' }).or(map.getByRole('tab', { name: 'Loops' })).first().click();
    await map.getByRole('tab', { name: 'About' }).click();
    await map.getByRole('tabpanel', { name: 'About' }).getByText('Take it with you').waitFor();
    await map.getByRole('combobox', { name: 'Find a factor' }).fill('trust');
    await map.getByRole('combobox', { name: 'Find a factor' }).blur();
    await map.getByRole('combobox', { name: 'Find a factor' }).focus();
    await map.getByRole('option', { name: /trust/i }).first().waitFor();
    assert.equal(await page.evaluate(() => document.querySelector('system-map').phase), 'ready');
  }));
