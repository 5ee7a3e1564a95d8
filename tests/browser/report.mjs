// The report page: text and maps that speak of each other, and a page that is whole without any of its programs.
import { test } from 'node:test';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import assert from 'node:assert/strict';
import { inChromium, root } from './lib.mjs';

const at = '/report/';
const file = JSON.parse(readFileSync(path.join(root, 'www/maps/hct.json'), 'utf8'));
const html = readFileSync(path.join(root, 'www/report/index.html'), 'utf8');

/** The factors of a view: those it names and those of its loops. */
function factorsOf(view) {
  const links = new Map(file.links.map((link) => [link.id ?? `${link.from}>${link.to}`, link]));
  const loops = file.loops.filter((loop) => view.loops?.includes(loop.id));
  return new Set([...view.factors ?? [], ...loops.flatMap((loop) => loop.links.map((id) => links.get(id).from))]);
}

/** Every map of the page has opened. */
const opened = (page) => page.waitForFunction(() => {
  const maps = [...document.querySelectorAll('system-map')];
  return maps.every((map) => map.phase === 'ready') && maps.length;
});

/** A map is drawn and at rest: its picture is the same for some frames, and not empty. */
async function drawn(map) {
  await map.scrollIntoViewIfNeeded();
  await map.evaluate(async (element) => {
    const canvas = element.shadowRoot.querySelector('canvas');
    let [last, same] = ['', 0];
    while (same < 5) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = canvas.toDataURL();
      same = now === last && now.length > 5000 ? same + 1 : 0;
      last = now;
    }
  });
}

const picture = (map) => map.evaluate((element) => element.shadowRoot.querySelector('canvas').toDataURL());
const state = (map) => map.evaluate((element) => element.state);

test('every map of the page opens, and each excerpt says how much of the whole it shows', inChromium({ path: at }, async ({ page }) => {
  await opened(page);
  const excerpts = page.locator('system-map[view]');
  const views = await excerpts.evaluateAll((maps) => maps.map((map) => map.getAttribute('view')));
  assert.deepEqual([...views].sort(), file.views.map((view) => view.id).sort(), 'every view of the file has its section');
  for (const [i, id] of views.entries()) {
    const count = factorsOf(file.views.find((view) => view.id === id)).size;
    const map = excerpts.nth(i);
    await map.scrollIntoViewIfNeeded();
    assert.equal((await state(map)).view, id);
    const shown = await map.locator('[part=shown] .text').innerText();
    assert.deepEqual(shown.match(/\d+/g)?.map(Number), [count, file.factors.length], `${id}: ${shown}`);
    const told = await map.evaluate(async (element) => JSON.parse(await element.toJSON()).factors.length);
    assert.equal(told, file.factors.length, 'the file behind an excerpt is the whole file');
  }
  assert.equal(await page.locator('#whole [part=shown]').isVisible(), false, 'the whole map hides nothing');
}));

test('a link in the text lights its loop on the map beside it', inChromium({ path: at }, async ({ page, shot }) => {
  await opened(page);
  const map = page.locator('#power-map');
  await drawn(map);
  const before = await picture(map);
  const link = page.locator('#power a[data-loop]').first();
  await link.scrollIntoViewIfNeeded();
  const where = await page.evaluate(() => scrollY);
  await link.click();
  await page.waitForFunction(() => document.getElementById('power-map').state.loop === 'trust-levels');
  const after = await page.evaluate(() => scrollY);
  // On a slow machine the next frame takes its time.
  await page.waitForFunction((before) => {
    const canvas = document.getElementById('power-map').shadowRoot.querySelector('canvas');
    return canvas.toDataURL() !== before;
  }, before);
  await drawn(map);
  assert.equal((await state(map)).view, 'power-dynamics', 'the excerpt is still the same part');
  const { name } = file.loops.find((loop) => loop.id === 'trust-levels');
  await map.getByText(name).first().waitFor();
  assert.ok(Math.abs(after - where) < 400, `the reader stays where they read: ${where}, then ${after}`);
  await shot('report-link', { animations: 'disabled' });
}));

test('from an excerpt to the whole map, and back to the paragraph', inChromium({ path: at }, async ({ page }) => {
  await opened(page);
  await page.locator('#people figcaption a').click();
  await page.waitForFunction(() => document.getElementById('whole').state.factor === 'failure-points');
  await page.waitForFunction(() => Math.abs(document.getElementById('map').getBoundingClientRect().top) < 60);
  const back = page.locator('#return a');
  assert.equal(await back.innerText(), await page.locator('#people-title').innerText());
  await back.click();
  await page.waitForFunction(() => {
    const { top } = document.getElementById('people').getBoundingClientRect();
    return top > -5 && top < innerHeight / 2;
  });
}));

test('a factor chosen on the whole map names the sections that speak of it', inChromium({ path: at }, async ({ page }) => {
  await opened(page);
  const map = page.locator('#whole');
  await drawn(map);
  await map.locator('input').first().fill('Continuity of rel');
  await map.locator('input').first().press('Enter');
  await page.locator('#return:not([hidden])').waitFor();
  const links = await page.locator('#return a').evaluateAll((found) => found.map((a) => a.hash));
  assert.deepEqual(links, ['#people']);
}));

test('the wheel over a map scrolls the page', inChromium({ path: at }, async ({ page }) => {
  await opened(page);
  await drawn(page.locator('#whole'));
  const stage = await page.locator('#whole [part=stage]').boundingBox();
  const camera = (await state(page.locator('#whole'))).camera;
  await page.mouse.move(stage.x + stage.width / 2, stage.y + stage.height / 2);
  const before = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 300);
  await page.waitForFunction((before) => scrollY >= before + 290, before);
  assert.deepEqual((await state(page.locator('#whole'))).camera, camera, 'and does not zoom it');
}));

for (const width of [390, 320]) {
  test(`nothing stands out sideways at ${width} px`, inChromium({ path: at, viewport: { width, height: 844 } }, async ({ page }) => {
    await opened(page);
    const [scroll, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(scroll <= inner, `${scroll} > ${inner}`);
    const wide = await page.evaluate(() => [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 80)));
    assert.deepEqual(wide, []);
  }));
}

test('without JavaScript each map is a sentence and a figure', inChromium({ path: at, context: { javaScriptEnabled: false } }, async ({ page }) => {
  const maps = page.locator('system-map');
  const count = await maps.count();
  assert.ok(count > file.views.length);
  for (let i = 0; i < count; i++) {
    const map = maps.nth(i);
    await map.scrollIntoViewIfNeeded();
    assert.ok((await map.locator('p').boundingBox()).height > 10, 'the sentence is to be seen');
    const image = map.locator('img');
    assert.ok((await image.getAttribute('alt')).length > 20);
    const { width, height } = await image.boundingBox();
    assert.ok(width > 250 && height > 150, `the figure is to be seen: ${width} × ${height}`);
    const loaded = await page.request.get(new URL(await image.getAttribute('src'), page.url()).href);
    assert.match(await loaded.text(), /<svg[\s\S]*<text/);
  }
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}));

test('in print there is a figure where each map was, and no controls', inChromium({ path: at }, async ({ page, shot }) => {
  await opened(page);
  await page.emulateMedia({ media: 'print' });
  const count = await page.locator('system-map').count();
  const figures = page.locator('img.print');
  assert.equal(await figures.count(), count);
  for (let i = 0; i < count; i++) {
    assert.equal(await page.locator('system-map').nth(i).isVisible(), false);
    await figures.nth(i).scrollIntoViewIfNeeded();
    await page.waitForFunction((i) => document.querySelectorAll('img.print')[i].naturalWidth > 0, i);
    assert.ok((await figures.nth(i).boundingBox()).height > 100);
  }
  assert.equal(await page.locator('nav').isVisible(), false);
  // What is hidden leaves no torn sentence behind.
  const captions = await page.locator('figcaption').evaluateAll((all) => all.map((caption) => caption.innerText.trim()));
  for (const caption of captions) assert.match(caption, /^[^,?]+\.$/);
  await shot('report-print', { fullPage: true });
}));

test('the page runs under a strict security policy', inChromium({}, async ({ page, main }) => {
  const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'";
  main.page('/report/strict.html', { body: html, headers: { 'content-security-policy': policy } });
  await page.goto(`${main.url}/report/strict.html`);
  await opened(page);
  await page.locator('#proof a[data-loop]').first().click();
  await page.waitForFunction(() => document.getElementById('proof-map').state.loop);
}));

test('whatever the page names is there: anchors, maps, loops, factors, files', inChromium({ path: at }, async ({ page }) => {
  const named = await page.evaluate(() => ({
    anchors: [...document.querySelectorAll('a[href^="#"]')].map((a) => a.hash).filter((hash) => !document.querySelector(hash)),
    maps: [...document.querySelectorAll('[data-map]')].map((a) => a.dataset.map).filter((id) => !document.querySelector(`system-map#${id}`)),
    loops: [...document.querySelectorAll('[data-loop]')].map((a) => [a.dataset.map, a.dataset.loop]),
    factors: [...document.querySelectorAll('[data-factor]')].map((a) => [a.dataset.map, a.dataset.factor]),
    views: Object.fromEntries([...document.querySelectorAll('system-map')].map((map) => [map.id, map.getAttribute('view')])),
    ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
    headings: [...document.querySelectorAll('h1, h2, h3')].map((h) => h.localName),
    files: [...document.querySelectorAll('img')].map((img) => img.src),
  }));
  assert.deepEqual([named.anchors, named.maps], [[], []]);
  assert.equal(new Set(named.ids).size, named.ids.length, 'no id twice');
  assert.equal(named.headings.filter((h) => h === 'h1').length, 1);
  const inside = (map) => factorsOf(file.views.find((view) => view.id === named.views[map]) ?? { factors: file.factors.map((f) => f.id) });
  for (const [map, id] of named.factors) assert.ok(inside(map).has(id), `${id} is in ${map}`);
  for (const [map, id] of named.loops) {
    const loop = file.loops.find((loop) => loop.id === id);
    assert.ok(loop, `there is a loop ${id}`);
    for (const member of factorsOf({ loops: [id] })) assert.ok(inside(map).has(member), `loop ${id} is whole in ${map}`);
  }
  for (const src of named.files) assert.equal((await page.request.get(src)).status(), 200, src);
}));

test('each static figure shows the factors of its part, by the names that the file has now', () => {
  const maps = [...html.matchAll(/<system-map [\s\S]*?<\/system-map>/g)].map(([map]) => map);
  assert.equal(maps.length, file.views.length + 1);
  for (const map of maps) {
    const view = file.views.find(({ id }) => id === map.match(/ view="([^"]+)"/)?.[1]);
    const wanted = view ? factorsOf(view) : new Set(file.factors.map(({ id }) => id));
    const src = map.match(/<img src="([^"]+)"/)[1];
    const svg = readFileSync(path.join(root, 'www/report', src), 'utf8');
    const drawn = [...svg.matchAll(/class="factor"[^>]* data-id="([^"]+)"/g)].map(([, id]) => id);
    const again = `${src} is not in step with the map: run scripts/figures.sh`;
    assert.deepEqual(drawn.sort(), [...wanted].sort(), again);
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text).join(' ').replace(/-\s+/g, '-');
    for (const { id, label } of file.factors) {
      const plain = label.replace(/&/g, '&amp;').replace(/-\s+/g, '-');
      assert.ok(!wanted.has(id) || texts.includes(plain), `${again} (“${label}”)`);
    }
  }
});

test('each quote on the page stands in the report', (t) => {
  const report = path.join(root, '../shared/reports', file.meta.text);
  if (!existsSync(report)) return t.skip(`${report} is not there, so no quote is checked`);
  const plain = (text) => text.replace(/\s+/g, ' ').replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
  const words = plain(readFileSync(report, 'utf8'));
  const main = html.slice(html.indexOf('<main>'), html.indexOf('</main>')).replace(/<[^>]+>/g, '');
  const quotes = [...main.matchAll(/“([^”]+)”/g)].map(([, quote]) => plain(quote).replace(/^\.\.\. /, ''));
  assert.ok(quotes.length >= 8);
  const labels = new Set(file.factors.map((factor) => factor.label));
  for (const quote of quotes) assert.ok(labels.has(quote) || words.includes(quote), `not in the report: ${quote}`);
});

for (const viewport of ['desktop', 'phone']) {
  for (const dark of [false, true]) {
    const name = `report-${viewport}-${dark ? 'dark' : 'light'}`;
    test(`a picture of the page to look at: ${name}`, inChromium({ path: at, viewport, dark }, async ({ page, shot }) => {
      await opened(page);
      for (const map of await page.locator('system-map').all()) await drawn(map);
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await shot(name);
      await shot(`${name}-whole`, { fullPage: true });
    }));
  }
}
