// The panel is arranged anew for the room there is: what a reader chose and where the keyboard is stay.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { MAP, frames, html, ready } from './element/page.mjs';

/** The words of what has the keyboard in the map; nothing if it is elsewhere. */
const keyboard = (page) => page.evaluate(() => {
  const active = document.querySelector('system-map').shadowRoot.activeElement;
  return active && (active.getAttribute('aria-label') ?? active.textContent);
});
const tab = (page) => page.locator(MAP).locator('[role=tab][aria-selected=true]').textContent();

test('whoever opens an excerpt in full screen by keys stays on that button, there and back', inChromium({ html: html('loop="R1"') }, async ({ page }) => {
  await ready(page);
  const button = page.locator(MAP).getByRole('button', { name: 'Full screen' });
  await button.focus();
  const there = await keyboard(page);
  for (const full of [true, false]) {
    await page.keyboard.press('Enter');
    await page.waitForFunction((full) => !!document.fullscreenElement === full, full);
    await frames(page, 20);
    assert.equal(await keyboard(page), there, full ? 'in full screen' : 'back again');
  }
}));

test('who chose a tab finds it again on another width, with the keyboard in it', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  await map.getByRole('tab', { name: 'Loops' }).click();
  await map.getByRole('button', { name: 'Next' }).focus();
  const there = await keyboard(page);
  for (const width of [600, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await frames(page, 20);
    assert.equal(await tab(page), 'Loops', `${width} px`);
    assert.equal(await keyboard(page), there, `${width} px`);
  }
  // The key is a tab on a narrow map only: beside a wide one what was read there has given the keyboard away.
  await page.setViewportSize({ width: 600, height: 800 });
  await frames(page, 20);
  await map.getByRole('tab', { name: 'Key' }).click();
  await page.setViewportSize({ width: 1280, height: 800 });
  await frames(page, 20);
  assert.ok(await keyboard(page), 'the keyboard is in the panel');
}));

for (const viewport of ['desktop', 'phone']) {
  const both = html().replace('<script', `${html('view="commitments"').split('<script')[0]}<script`);
  test(`a map that is an excerpt no longer is as high as any, and one that becomes one as an excerpt: ${viewport}`, inChromium({ html: both, viewport }, async ({ page }) => {
    // On a high phone both happen to be the same.
    if (viewport === 'phone') await page.setViewportSize({ width: 390, height: 700 });
    await ready(page);
    const high = () => page.evaluate(async () => {
      for (let i = 0; i < 4; i += 1) await new Promise(requestAnimationFrame);
      return [...document.querySelectorAll('system-map')].map((map) => Math.round(map.getBoundingClientRect().height));
    });
    const [whole, excerpt] = await high();
    assert.notEqual(whole, excerpt);
    await page.evaluate(() => {
      const [first, second] = document.querySelectorAll('system-map');
      first.setAttribute('view', 'commitments');
      second.removeAttribute('view');
    });
    // The arrangement stays, so that the part may be taller than one that is opened as an excerpt.
    const [now, then] = await high();
    assert.equal(then, whole);
    assert.ok(now !== whole && now >= excerpt && now < 1.5 * excerpt, `${now}, ${excerpt} as an excerpt`);
  }));
}

const steps = [
  { loop: 'R1' },
  { focus: 'funding-pressure', loop: 'R1' },
  { loop: 'R1' },
  { view: 'nope', loop: 'R1' },
  { view: 'commitments' },
  { view: '' },
  { focus: 'capacity' },
  {},
];

test('an excerpt is as high as a fresh one with the same attributes, whatever it was before', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  const high = async () => {
    await ready(page);
    return page.evaluate(() => {
      const map = document.querySelector('system-map');
      const stage = map.shadowRoot.querySelector('.stage');
      return [map, stage].map((node) => Math.round(node.getBoundingClientRect().height));
    });
  };
  const fresh = [];
  for (const step of steps) {
    await page.evaluate((step) => {
      const map = document.createElement('system-map');
      for (const [name, value] of Object.entries({ src: '/maps/hct.json', ...step })) map.setAttribute(name, value);
      document.querySelector('system-map').replaceWith(map);
    }, step);
    fresh.push(await high());
  }
  assert.ok(new Set(fresh.map(String)).size > 3, String(fresh));
  for (const [i, step] of steps.entries()) {
    await page.evaluate((step) => {
      const map = document.querySelector('system-map');
      for (const name of ['view', 'focus', 'loop']) {
        if (name in step) map.setAttribute(name, step[name]);
        else map.removeAttribute(name);
      }
    }, step);
    const now = await high();
    assert.ok(now.every((px, j) => Math.abs(px - fresh[i][j]) <= 1), `${JSON.stringify(step)}: ${now}, fresh ${fresh[i]}`);
  }
}));

test('an excerpt that changes in full screen is as high as a fresh one when it comes back', inChromium({ html: html('focus="funding-pressure"') }, async ({ page }) => {
  await ready(page);
  const stage = () => page.evaluate(() => Math.round(document.querySelector('system-map').shadowRoot.querySelector('.stage').getBoundingClientRect().height));
  const button = page.locator(MAP).getByRole('button', { name: 'Full screen' });
  const turn = async (full) => {
    await button.click();
    await page.waitForFunction((full) => !!document.fullscreenElement === full, full);
    await ready(page);
  };
  const show = (view) => page.evaluate((view) => {
    const map = document.querySelector('system-map');
    map.removeAttribute('focus');
    map.setAttribute('view', view);
  }, view);
  await show('commitments');
  await ready(page);
  const wanted = await stage();
  await page.evaluate(() => document.querySelector('system-map').setAttribute('view', 'one-loop'));
  await ready(page);
  assert.notEqual(await stage(), wanted);
  await turn(true);
  await show('commitments');
  await ready(page);
  await turn(false);
  assert.equal(await stage(), wanted);
}));
