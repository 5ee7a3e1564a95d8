// What is asked and read while the loops of a map are still being found.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { MAP, ready } from './element/page.mjs';

const factors = ['Anger', 'Bills', 'Costs'].map((label) => ({ id: label[0].toLowerCase(), label }));
const link = (id, from, to, polarity) => ({ id, from, to, polarity });
const links = [link('p', 'a', 'b', '+'), link('q', 'b', 'a', '+'), link('r', 'b', 'c', '+'), link('s', 'c', 'b', '-')];
const small = { format: 'system-map', version: 1, title: 'Small', factors, links };

/** A map with so many loops that the search takes many frames: every factor acts on some others, picked by a fixed rule. */
function large() {
  const ids = Array.from({ length: 90 }, (_, i) => `f${i}`);
  let x = 7;
  const next = () => (x = (x * 1103515245 + 12345) % 2147483648) % ids.length;
  const many = ids.flatMap((from, i) => [ids[(i + 1) % ids.length], ids[next()], ids[next()]].map((to, k) => link(`${from}-${k}`, from, to, k ? '+' : '-')));
  return { ...small, title: 'Large', factors: ids.map((id) => ({ id, label: `Factor ${id}` })), links: many };
}

const page = (map, attributes = '', early = '') => `<system-map ${attributes} style="--system-map-height: 700px"></system-map>
<script type="module">import '/pkg/system-map.js'; const map = document.querySelector('system-map'); map.map = ${JSON.stringify(map)}; ${early}</script>`;
const lit = (page) => page.locator(MAP).locator('[data-loop][aria-expanded=true]');
const notice = (page) => page.locator(MAP).locator('[part=notice]');

for (const [what, html] of [['an attribute', page(small, 'loop="B1"')], ['a state', page(small, '', "map.state = { loop: 'B1' };")]]) {
  test(`a loop without a name is lit from the start by ${what}`, inChromium({ html }, async ({ page }) => {
    // An excerpt has its list behind “More”.
    await lit(page).waitFor({ state: 'attached' });
    assert.match(await lit(page).textContent(), /B1/);
    assert.match(await page.locator(MAP).locator('.tale').textContent(), /\(balancing, B1\)/);
    assert.equal(await notice(page).textContent(), '');
  }));
}

test('a loop that the author named is told by the label that it has once all are found', inChromium(
  { html: page({ ...small, loops: [{ id: 'n', name: 'Brake', links: ['r', 's'] }] }, 'loop="n"') },
  async ({ page }) => {
    await page.locator(MAP).locator('.tale').getByText(/\(balancing, B1\)/).first().waitFor({ state: 'attached' });
  },
));

test('a loop that there is not is said once all are found, beside those that there are', inChromium({ html: page(small, 'loop="R9"') }, async ({ page }) => {
  await notice(page).getByText(/There is no loop "R9"\. There are: (B1, R1|R1, B1)\./).waitFor();
}));

test('a factor that was chosen before the loops were found has those through it', inChromium(
  { html: page(small, '', "map.state = { factor: 'b' };") },
  async ({ page }) => {
    const map = page.locator(MAP);
    await map.getByRole('tab', { name: 'Details' }).click();
    const details = map.locator('[part=details]');
    await details.getByRole('button', { name: /^B1/ }).waitFor();
    await details.getByRole('button', { name: /^R1/ }).waitFor();
    assert.doesNotMatch(await details.textContent(), /shortest|too long/);
  },
));

test('while loops are sought the text and the details say so, and have them afterwards', inChromium({ html: page(large(), '', "map.state = { factor: 'f3' };") }, async ({ page }) => {
  const map = page.locator(MAP);
  await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
  // Each text that is seen in the pane, from the first on.
  await page.evaluate(() => {
    window.seen = new Set();
    const look = () => {
      for (const part of ['outline', 'details']) {
        const text = document.querySelector('system-map').shadowRoot.querySelector(`[part=${part}]`)?.textContent ?? '';
        for (const words of ['Still looking for loops.', 'They are too long for the list']) if (text.includes(words)) window.seen.add(`${part}: ${words}`);
      }
      requestAnimationFrame(look);
    };
    look();
  });
  await map.getByRole('tab', { name: 'Details' }).click();
  await map.locator('[part=details]').getByRole('heading', { name: 'Loops through it' }).waitFor();
  await map.getByRole('tab', { name: 'Text' }).click();
  await map.locator('[part=outline]').getByText(/More loops exist|Showing all/).waitFor();
  await ready(page);
  const seen = await page.evaluate(() => [...window.seen]);
  assert.ok(!seen.includes('details: They are too long for the list'), String(seen));
  await map.getByRole('tab', { name: 'Details' }).click();
  assert.doesNotMatch(await map.locator('[part=details]').textContent(), /Still looking/);
}));

test('a figure can be had while it is not known yet that there is no such loop', inChromium({ html: page(large(), 'loop="R9999"') }, async ({ page }) => {
  await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
  const svg = await page.evaluate(() => document.querySelector('system-map').toSVG());
  assert.match(svg, /^<svg/);
  await notice(page).getByText('There is no loop "R9999".').waitFor();
}));

test('who works by keys in the details or the text stays there when the loops are found', inChromium({ html: page(large(), '', "map.state = { factor: 'f3' };") }, async ({ page }) => {
  const map = page.locator(MAP);
  const focused = () => page.evaluate(() => document.querySelector('system-map').shadowRoot.activeElement?.textContent);
  await map.getByRole('tab', { name: 'Details' }).click();
  const go = map.locator('[part=details] button.go').first();
  await go.focus();
  const before = await focused();
  await map.locator('[part=details]').getByText('Still looking for loops.').waitFor({ state: 'detached' });
  await ready(page);
  assert.equal(await focused(), before);
  await map.getByRole('tab', { name: 'Text' }).click();
  const row = map.locator('[part=outline] button.go').nth(4);
  await row.focus();
  const there = await focused();
  await page.evaluate(() => document.querySelector('system-map').setAttribute('steps', '1'));
  await ready(page);
  assert.equal(await focused(), there);
}));
