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
