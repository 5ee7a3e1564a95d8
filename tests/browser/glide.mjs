// Changes of what is shown: they glide, and end in the very picture that there would be without.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { centre, frames, ground, html, pixels, ready } from './element/page.mjs';

// A busy machine has few frames: here the clock goes on by so much with each.
const clock = '<script>{ let now = performance.now(); performance.now = () => now; const tick = () => { now += 16; requestAnimationFrame(tick); }; tick(); }</script>';
const map = clock + html('style="--system-map-height: 700px"', '/maps/trust.json');
const still = { html: map, context: { reducedMotion: 'reduce' } };
const moving = { html: map, context: { reducedMotion: 'no-preference' } };

/** Waits until what glides is there, and the map at rest. */
async function begun(page) {
  await ready(page);
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/system-map-print.js')));
  await frames(page, 20);
}

/** Does something, and says what was seen above the map in each frame after it: a sum of pixels, or null. */
const seen = (page, what, count = 60) => page.evaluate(([act, n]) => new Promise((done) => {
  const element = document.querySelector('system-map');
  const { stage } = { stage: element.shadowRoot.querySelector('.stage') };
  const list = [];
  new Function('map', 'root', act)(element, element.shadowRoot);
  const look = () => {
    const over = stage.querySelectorAll('canvas.glide')[0];
    if (over) {
      const words = new Uint32Array(over.getContext('2d').getImageData(0, 0, over.width, over.height).data.buffer);
      let sum = 0;
      for (let i = 0; i < words.length; i += 7) sum = Math.imul(sum ^ words[i], 16777619) >>> 0;
      list.push(sum);
    } else list.push(null);
    if (list.length < n) requestAnimationFrame(look);
    else done(list);
  };
  requestAnimationFrame(look);
}), [what, count]);

const ACTS = {
  focus: "map.setAttribute('focus', 'trust')",
  whole: "map.removeAttribute('focus')",
  loop: "map.setAttribute('loop', 'R1')",
  fit: 'map.fit()',
  zoom: "root.querySelectorAll('.zoom button')[1].click()",
};

const ends = {};
test('who wants no motion sees each change at once', inChromium(still, async ({ page }) => {
  await begun(page);
  for (const [name, act] of Object.entries(ACTS)) {
    assert.deepEqual((await seen(page, act, 20)).filter((sum) => sum !== null), [], name);
    await ready(page);
    ends[name] = (await pixels(page)).sum;
  }
}));

test('a change of what is shown glides to the very picture that a cut would show', inChromium(moving, async ({ page, shot }) => {
  await begun(page);
  for (const [name, act] of Object.entries(ACTS)) {
    const sums = (await seen(page, act)).filter((sum) => sum !== null);
    // A loop that is in sight is lit where it is.
    if (name !== 'loop') assert.ok(new Set(sums).size >= 3, `${name}: ${sums.length} frames, ${new Set(sums).size} pictures`);
    await ready(page);
    await page.waitForFunction(() => !document.querySelector('system-map').shadowRoot.querySelector('canvas.glide'));
    assert.equal((await pixels(page)).sum, ends[name], name);
  }
  await page.evaluate(() => document.querySelector('system-map').setAttribute('focus', 'learning'));
  await frames(page, 9);
  await shot('glide-on-its-way');
}));

/**
 * Does something, and says of each frame after it what was on the screen: whether something glides, how much ink there is, and
 * the size of the stage. The first is what was there before.
 */
const shown = (page, what, count = 70) => page.evaluate(([act, n]) => new Promise((done) => {
  const map = document.querySelector('system-map');
  const stage = map.shadowRoot.querySelector('.stage');
  const list = [];
  const look = () => {
    const over = stage.querySelector('canvas.glide');
    const seen = over ?? stage.querySelector('canvas');
    const { data } = seen.getContext('2d').getImageData(0, 0, seen.width, seen.height);
    let ink = 0;
    for (let i = 0; i < data.length; i += 28) if (data[i + 3]) ink += 765 - data[i] - data[i + 1] - data[i + 2];
    list.push({ glides: !!over, ink, size: `${stage.clientWidth}x${stage.clientHeight}` });
  };
  look();
  // What is sent within a frame comes when it is on the screen.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    look();
    if (list.length < n) requestAnimationFrame(() => port2.postMessage(0));
    else done(list);
  };
  requestAnimationFrame(() => port2.postMessage(0));
  new Function('map', 'root', act)(map, map.shadowRoot);
}), [what, count]);

const TWICE = `const at = root.querySelector('canvas').getBoundingClientRect();
  const far = ({ x, y, width, height }) => Math.hypot(x + width / 2 - at.width / 2, y + height / 2 - at.height / 2);
  const [box] = map.map.factors.map(({ id }) => map.boxOf(id)).sort((a, b) => far(a) - far(b));
  const where = { clientX: at.x + box.x + box.width / 2, clientY: at.y + box.y + box.height / 2, bubbles: true, composed: true, pointerId: 1, isPrimary: true, button: 0, detail: 2 };
  const stage = root.querySelector('.stage');
  for (let i = 0; i < 2; i++) for (const type of ['pointerdown', 'pointerup']) stage.dispatchEvent(new PointerEvent(type, { ...where, pointerType: 'mouse' }));
  stage.dispatchEvent(new MouseEvent('dblclick', where));`;
const STORY = `const choice = root.querySelector('select');
  choice.selectedIndex = [...choice.options].findIndex(({ value }) => value[0] === 's');
  choice.dispatchEvent(new Event('change', { bubbles: true }));`;
const WAYS = [
  ['focus', ACTS.focus], ['whole', ACTS.whole],
  ['view', "map.setAttribute('view', map.map.views[0].id)"], ['the whole after a view', "map.removeAttribute('view')"],
  ['double click', TWICE], ['show all', "root.querySelector('[part=show-all]').click()"],
];
for (const [name, viewport] of [['desktop', 'desktop'], ['phone', 'phone']]) {
  for (const file of ['trust', 'hct']) {
    const options = { ...moving, html: map.replace('trust', file), viewport };
    test(`${file}, ${name}: also where the stage gets another size, nothing comes or goes at once`, inChromium(options, async ({ page }) => {
      await begun(page);
      const sizes = new Set();
      for (const [what, act] of WAYS) {
        const list = await shown(page, act);
        const said = `${what}: ${list.map(({ glides, ink }) => `${glides ? '' : '-'}${Math.round(ink / 1000)}`).join(' ')}`;
        list.forEach(({ size }) => sizes.add(size));
        assert.ok(list.filter(({ glides }) => glides).length > 9, `no motion in ${said}`);
        const most = Math.max(list[0].ink, list.at(-1).ink);
        // What a smaller stage cuts off, nobody sees.
        list.slice(1).forEach(({ ink, size }, i) => assert.ok(size !== list[i].size || Math.abs(ink - list[i].ink) < most / 6, `a cut at ${i + 1} of ${said}`));
        const least = Math.min(list[1].ink, list.at(-1).ink);
        list.forEach(({ ink }, i) => assert.ok(ink > least * 0.4, `bare paper at ${i} of ${said}`));
        await ready(page);
      }
      assert.ok(sizes.size > 1, 'the stage keeps its size');
    }));
  }
}

test('a loop that is lit from outside, and a story, glide with the stage', inChromium(moving, async ({ page }) => {
  await begun(page);
  for (const [what, act] of [['loop', ACTS.loop], ['no loop', "map.removeAttribute('loop')"], ['story', STORY]]) {
    const list = await shown(page, act);
    const said = `${what}: ${list.map(({ glides, ink, size }) => `${glides ? '' : '-'}${Math.round(ink / 1000)} (${size})`).join(' ')}`;
    assert.ok(list.filter(({ glides }) => glides).length > 9, `no motion in ${said}`);
    const most = Math.max(list[0].ink, list.at(-1).ink);
    // What is chosen is lit at once.
    list.slice(1).forEach(({ ink }, i) => assert.ok(!list[i].glides || Math.abs(ink - list[i].ink) < most / 6, `a cut at ${i + 1} of ${said}`));
    await ready(page);
  }
}));

test('an act in the middle goes on from there, and a hand ends it at once', inChromium(moving, async ({ page }) => {
  await begun(page);
  const sums = await seen(page, `${ACTS.focus}; setTimeout(() => map.removeAttribute('focus'), 120)`, 90);
  assert.ok(new Set(sums.filter((sum) => sum !== null)).size >= 3);
  assert.equal(sums.at(-1), null);
  await ready(page);
  const there = await page.evaluate(async () => {
    const map = document.querySelector('system-map');
    const stage = map.shadowRoot.querySelector('.stage');
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    map.setAttribute('focus', 'trust');
    for (let i = 0; i < 60 && !stage.querySelector('.glide'); i++) await frame();
    const before = stage.querySelectorAll('.glide').length;
    const { x, y } = stage.getBoundingClientRect();
    stage.dispatchEvent(new WheelEvent('wheel', { ctrlKey: true, deltaY: -40, clientX: x + 90, clientY: y + 70, bubbles: true, cancelable: true }));
    await frame();
    await frame();
    return [before, stage.querySelectorAll('.glide').length];
  });
  assert.deepEqual(there, [1, 0]);
}));

test('what goes back to where nobody sees it is brought into sight, and what is in sight leaves the camera', inChromium(still, async ({ page }) => {
  await begun(page);
  const box = (id) => page.evaluate((factor) => document.querySelector('system-map').boxOf(factor), id);
  const moved = async (away) => {
    const at = await centre(page, 'trust');
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 30, at.y + 20, { steps: 4 });
    await page.mouse.up();
    await ready(page);
    const bare = await ground(page);
    await page.mouse.move(bare.x, bare.y);
    await page.mouse.down();
    await page.mouse.move(bare.x + away, bare.y, { steps: 4 });
    await page.mouse.up();
    await ready(page);
    const other = await box('learning');
    await page.locator('system-map').locator('.stage').focus();
    await page.keyboard.press('Control+z');
    await ready(page);
    const now = await box('learning');
    return now.x - other.x;
  };
  assert.ok(Math.abs(await moved(20)) < 1);
  assert.ok(Math.abs(await moved(-3000)) > 300);
  const { x, width } = await box('trust');
  const stage = await page.evaluate(() => document.querySelector('system-map').shadowRoot.querySelector('.stage').clientWidth);
  assert.ok(x >= 20 && x + width <= stage - 20, `${x} of ${stage}`);
}));

test('a factor that is moved by keys stays in sight', inChromium(still, async ({ page }) => {
  await begun(page);
  const map = page.locator('system-map');
  await page.evaluate(() => { document.querySelector('system-map').state = { factor: 'trust' }; });
  await map.locator('.stage').focus();
  for (let i = 0; i < 70; i++) await page.keyboard.press('Alt+ArrowRight');
  await ready(page);
  const { x, width, stage } = await page.evaluate(() => {
    const element = document.querySelector('system-map');
    return { ...element.boxOf('trust'), stage: element.shadowRoot.querySelector('.stage').clientWidth };
  });
  assert.ok(x > stage / 2, `it has moved: ${x}`);
  assert.ok(x + width <= stage, `${x} + ${width} of ${stage}`);
}));
