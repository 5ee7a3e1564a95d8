// What of a map is to be seen, and that a reader is told; frames that are low; paper of the page's own.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { MAP, frames, html, ready } from './element/page.mjs';

const ASIDE = 'Only a part is in sight.';

/** Where the buttons that zoom are. */
const buttons = (page) => page.evaluate(() => [...document.querySelector('system-map').shadowRoot.querySelectorAll('.zoom button')].map((button) => {
  const { x, y, width } = button.getBoundingClientRect();
  return [x, y, width].map(Math.round);
}));

for (const viewport of ['desktop', 'phone']) {
  test(`a map that opens on a part says so in words, and no button moves when all of it is shown: ${viewport}`, inChromium(
    { html: html(), viewport },
    async ({ page, shot }) => {
      await ready(page);
      // What comes a second later has its style with it.
      await page.waitForFunction(() => document.querySelector('system-map').shadowRoot.querySelector('#help').textContent);
      await frames(page, 10);
      const map = page.locator(MAP);
      const label = () => map.locator('.stage').getAttribute('aria-label');
      await map.getByRole('button', { name: 'Zoom in' }).click();
      await frames(page, 10);
      assert.ok(await map.getByText(ASIDE).isVisible());
      assert.ok((await label()).endsWith(ASIDE), await label());
      await shot(`seen-part-${viewport}`);
      const before = await buttons(page);
      await map.getByRole('button', { name: 'Whole map' }).click();
      await frames(page, 10);
      assert.equal(await map.getByText(ASIDE).isVisible(), false);
      assert.ok(!(await label()).includes(ASIDE), await label());
      assert.deepEqual(await buttons(page), before);
      await shot(`seen-whole-${viewport}`);
    },
  ));
}

test('a map on a phone says from the first that only a part of it is in sight', inChromium({ html: html(), viewport: 'phone' }, async ({ page }) => {
  await ready(page);
  assert.ok(await page.locator(MAP).getByText(ASIDE).isVisible());
}));

test('a map that was seen whole is so again when all of it is shown, without the tools', inChromium(
  { html: html('', '/maps/trust.json'), viewport: { width: 1280, height: 800 } },
  async ({ page }) => {
    await ready(page);
    const map = page.locator(MAP);
    assert.equal(await map.getByText(ASIDE).isVisible(), false);
    const box = () => page.evaluate(() => document.querySelector('system-map').boxOf('adoption'));
    const before = await box();
    const stage = await map.locator('.stage').boundingBox();
    await page.mouse.click(stage.x + before.x + before.width / 2, stage.y + before.y + before.height / 2);
    await map.getByRole('button', { name: 'Show only its neighbours' }).click();
    await ready(page);
    await map.getByRole('button', { name: 'Show all' }).click();
    await ready(page);
    assert.equal(await map.getByText(ASIDE).isVisible(), false);
    const after = await box();
    assert.ok(Math.abs(after.x - before.x) < 1 && Math.abs(after.y - before.y) < 1, JSON.stringify([before, after]));
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('system-map-tools')));
    assert.equal(loaded, false);
  },
));

test('what a factor pushes out of sight when it is dropped is told', inChromium({ html: html('', '/maps/trust.json'), viewport: { width: 1280, height: 800 } }, async ({ page, shot }) => {
  await ready(page);
  const map = page.locator(MAP);
  assert.equal(await map.getByText(ASIDE).isVisible(), false);
  const at = await page.evaluate(() => {
    const host = document.querySelector('system-map');
    const { x, y } = host.shadowRoot.querySelector('.stage').getBoundingClientRect();
    const boxes = host.map.factors.map(({ id }) => host.boxOf(id));
    const middle = (of) => [x + of.x + of.width / 2, y + of.y + of.height / 2];
    // What is at the right is dropped on the inner end of what is at the left edge, which has to make room.
    boxes.sort((a, b) => a.x - b.x);
    const [edge] = boxes, other = boxes.at(-1);
    return { from: middle(other), to: [x + edge.x + edge.width + other.width / 2 - 20, middle(edge)[1]] };
  });
  await page.mouse.move(...at.from);
  await page.mouse.down();
  await page.mouse.move(...at.to, { steps: 12 });
  await page.mouse.up();
  await ready(page);
  await shot('seen-pushed');
  const cut = await page.evaluate(() => {
    const host = document.querySelector('system-map');
    const { clientWidth, clientHeight } = host.shadowRoot.querySelector('.stage');
    return host.map.factors.filter(({ id }) => {
      const { x, y, width, height } = host.boxOf(id);
      return x < -3 || y < -3 || x + width > clientWidth + 3 || y + height > clientHeight + 3;
    }).length;
  });
  assert.ok(cut > 0, 'somebody is out of sight');
  assert.ok(await map.getByText(ASIDE).isVisible());
}));

for (const [width, height] of [[2000, 200], [600, 300], [320, 240], [200, 150], [820, 366], [640, 376]]) {
  test(`in a frame of ${width} × ${height} the picture has the room, and nothing is cut off`, inChromium(
    { html: `<style>system-map { inline-size: ${width}px; --system-map-height: ${height}px }</style>${html('', '/maps/teaching.json')}`, viewport: { width: Math.max(width + 20, 320), height: 500 } },
    async ({ page, shot }) => {
      await ready(page);
      // What is wanted for low frames only comes a moment later.
      await page.waitForFunction(() => getComputedStyle(document.querySelector('system-map').shadowRoot.querySelector('.keybox')).display === 'none');
      await ready(page);
      const seen = await page.evaluate(() => {
        const { shadowRoot, offsetWidth, offsetHeight, ...rest } = document.querySelector('system-map');
        const host = document.querySelector('system-map').getBoundingClientRect();
        const stage = shadowRoot.querySelector('.stage').getBoundingClientRect();
        const shown = [...shadowRoot.querySelectorAll('button')].filter((e) => e.checkVisibility() && !e.closest('.panel'));
        const cut = shown.filter((e) => {
          const { left, top, right, bottom } = e.getBoundingClientRect();
          return left < host.left - 1 || top < host.top - 1 || right > host.right + 1 || bottom > host.bottom + 1;
        });
        return { cut: cut.map((e) => e.outerHTML.slice(0, 90)), count: shown.length, share: stage.height / host.height, bottom: host.bottom - stage.bottom };
      });
      assert.deepEqual(seen.cut, []);
      assert.ok(seen.count >= 4, 'they are there');
      assert.ok(seen.share > 0.6 && seen.bottom >= 0, JSON.stringify(seen));
      await shot(`seen-low-${width}`);
      await page.locator(MAP).getByRole('button', { name: 'More' }).click();
      assert.ok(await page.locator(MAP).getByRole('tab', { name: 'Loops' }).isVisible());
    },
  ));
}

/** The box of the words that say that a part is seen, and what is to stay free of them. */
const asideIn = (page) => page.evaluate(() => {
  const map = document.querySelector('system-map'), root = map.shadowRoot;
  const box = (of) => {
    const range = document.createRange();
    range.selectNodeContents(of);
    const { left, top, right, bottom } = range.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  const words = box(root.querySelector('.zoom p')), stage = root.querySelector('.stage').getBoundingClientRect(), frame = map.getBoundingClientRect();
  const buttons = [...root.querySelectorAll('.zoom button')].map((button) => button.getBoundingClientRect());
  return {
    words, inside: words.left >= frame.left && words.right <= frame.right && words.bottom <= frame.bottom,
    onTitle: over(words, root.querySelector('.heading').getBoundingClientRect()), onButton: buttons.some((button) => over(words, button)), onStage: [words, ...buttons].some((each) => over(each, stage)),
    lines: Math.round((words.bottom - words.top) / 17),
  };
});

for (const [width, height, attributes] of [[820, 240, ''], [1260, 230, ''], [660, 366, 'focus="trust" steps="2"'], [300, 540, ''], [360, 700, '']]) {
  test(`${width} × ${height}${attributes && `, ${attributes}`}: that only a part is seen can be read, and lies on nothing`, inChromium(
    { html: `<style>system-map { inline-size: ${width}px; --system-map-height: ${height}px }</style>${html(attributes)}`, viewport: { width: Math.max(width + 20, 320), height: 844 } },
    async ({ page, shot }) => {
      await ready(page);
      await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/system-map-more.js')));
      await ready(page);
      assert.ok(await page.locator(MAP).getByText(ASIDE).isVisible());
      const seen = await asideIn(page);
      await shot(`seen-part-${width}-${height}`);
      assert.ok(seen.inside && !seen.onTitle && !seen.onButton && !seen.onStage && seen.lines <= 2, JSON.stringify(seen));
    },
  ));
}

test('where the page gives the map a dark paper only, all else can be read on it', inChromium(
  { html: html('', '/maps/teaching.json') + '<style>system-map { --system-map-background: #110022 }</style>' },
  async ({ page, shot }) => {
    await ready(page);
    const contrasts = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('system-map');
      const light = (color) => {
        const [r, g, b] = color.match(/[\d.]+/g).map((n) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      const panel = light(getComputedStyle(shadowRoot.querySelector('.panel')).backgroundColor);
      const bar = light(getComputedStyle(shadowRoot.querySelector('.frame')).backgroundColor);
      const of = (name) => light(getComputedStyle(shadowRoot.querySelector(name)).color);
      return [contrast(of('.row .name'), panel), contrast(of('.row .muted'), panel), contrast(of('.keybox summary'), panel), contrast(of('.heading'), bar)];
    });
    for (const contrast of contrasts) assert.ok(contrast > 4.5, String(contrasts));
    await shot('seen-own-paper');
  },
));

test('the small map goes to the lower corner where it covers less of labels, and they show through it', inChromium({ html: html() }, async ({ page, shot }) => {
  await ready(page);
  const map = page.locator(MAP);
  if (!await map.locator('.minimap').isVisible()) await map.getByRole('button', { name: 'Zoom in' }).click();
  await map.locator('.minimap').waitFor();
  await frames(page, 20);
  const { covered, others, opacity } = await page.evaluate(() => {
    const host = document.querySelector('system-map');
    const { clientWidth, clientHeight } = host.shadowRoot.querySelector('.stage');
    const small = host.shadowRoot.querySelector('.minimap');
    const { offsetLeft, offsetTop, offsetWidth: wide, offsetHeight: high } = small;
    const boxes = host.map.factors.map(({ id }) => host.boxOf(id)).filter(Boolean);
    const under = (x, y) => boxes.reduce((sum, box) => sum +
      Math.max(Math.min(x + wide, box.x + box.width) - Math.max(x, box.x), 0) * Math.max(Math.min(y + high, box.y + box.height) - Math.max(y, box.y), 0), 0);
    const xs = [9, clientWidth - wide - 9], ys = [clientHeight - high - 9];
    return { covered: under(offsetLeft, offsetTop), others: xs.flatMap((x) => ys.map((y) => under(x, y))), opacity: Number(getComputedStyle(small).opacity) };
  });
  assert.ok(covered <= Math.min(...others) + 1, `${covered} of ${others}`);
  assert.ok(opacity < 0.8);
  await shot('seen-minimap');
}));

/** A map so large that the tools show it once a hand is at it. */
const large = { format: 'system-map', version: 1, title: 'Large', factors: Array.from({ length: 120 }, (_, i) => ({ id: `f${i}`, label: `F${i}`, x: (i % 12) * 90, y: Math.floor(i / 12) * 70 })),
  links: Array.from({ length: 119 }, (_, i) => ({ from: `f${i}`, to: `f${i + 1}`, polarity: '+' })) };

for (const save of [false, true]) {
  test(`a hand at a large map ${save ? 'loads nothing more where data are to be saved' : 'brings the tools'}`, inChromium({}, async ({ page, main }) => {
    if (save) await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    main.page(`/large-${save}.html`, `<!doctype html><meta charset="utf-8"><system-map></system-map><script type="module">import '/pkg/system-map.js'; document.querySelector('system-map').map = ${JSON.stringify(large)};</script>`);
    await page.goto(`${main.url}/large-${save}.html`);
    await ready(page);
    await page.locator(MAP).getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForTimeout(1500);
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('system-map-tools')));
    assert.equal(loaded, !save);
  }));
}
