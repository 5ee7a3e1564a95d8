// What is asked and read while the loops of a map are still being found.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { MAP, frames, ready } from './element/page.mjs';

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

/** Frames are held once the map is drawn, and so is the search; `go()` lets them come again. */
const HOLD = `const frames = [], real = window.requestAnimationFrame.bind(window);
  window.go = () => { window.requestAnimationFrame = real; frames.splice(0).forEach((f) => real(f)); };
  const hold = () => {
    const stage = map.shadowRoot.querySelector('[part=stage]');
    if (!stage || stage.classList.contains('blank')) return real(hold);
    window.requestAnimationFrame = (f) => frames.push(f);
    window.held = true;
  };
  real(hold);
  window.said = [], window.chosen = [];
  map.addEventListener('system-map-ready', () => {
    const live = map.shadowRoot.querySelector('[aria-live=polite]');
    new MutationObserver(() => said.push(live.textContent)).observe(live, { childList: true });
  });
  map.addEventListener('system-map-select', ({ detail }) => chosen.push(detail));`;
const held = (page) => page.waitForFunction(() => window.held, null, { polling: 20 });
const said = (page, words) => page.waitForFunction((text) => window.said.some((line) => line.includes(text)), words, { polling: 50 });

test('who chooses a factor before its loops are found hears of them afterwards', inChromium({ html: page(large(), '', HOLD) }, async ({ page }) => {
  await held(page);
  await page.evaluate(() => {
    const stage = document.querySelector('system-map').shadowRoot.querySelector('[part=stage]');
    stage.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  });
  await said(page, 'Still looking for loops.');
  await page.evaluate(() => window.go());
  await said(page, 'loops go through it.');
  assert.match(await page.evaluate(() => window.said.at(-1)), /^(At least )?[\d,]+ loops go through it\.$/);
}));

const story = { id: 's', title: 'Story', steps: [{ text: 'This feeds itself.', loop: 'R1' }] };
test('a loop that a step of a story names is announced, and is an event, also where it is found late', inChromium({ html: page({ ...large(), stories: [story] }, '', HOLD) }, async ({ page }) => {
  await held(page);
  await page.locator(MAP).locator('select').first().evaluate((select) => {
    select.value = [...select.options].find(({ text }) => text === 'Story').value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.locator(MAP).getByText('This feeds itself.').first().waitFor();
  assert.deepEqual(await page.evaluate(() => window.chosen), []);
  await page.evaluate(() => window.go());
  await page.waitForFunction(() => window.chosen.length, null, { polling: 50 });
  assert.match(await page.evaluate(() => window.chosen[0].label), /^R1/);
  await said(page, '(reinforcing)');
}));

test('a click on nothing takes back a loop that is waited for', inChromium({ html: page(large(), 'loop="R1"', HOLD) }, async ({ page }) => {
  await held(page);
  assert.equal(await page.evaluate(() => document.querySelector('system-map').state.loop), 'R1');
  const { x, y } = await page.locator(MAP).locator('[part=stage]').boundingBox();
  await page.mouse.click(x + 3, y + 3);
  await page.waitForFunction(() => document.querySelector('system-map').state.loop === undefined, null, { polling: 20 });
  await page.evaluate(() => window.go());
  await page.locator(MAP).locator('[data-loop]').first().waitFor({ state: 'attached' });
  await page.waitForTimeout(300);
  assert.equal(await lit(page).count(), 0);
}));

const third = { ...small, links: [...links, link('t', 'c', 'a', '+')], views: [['v', 'a', 'b', 'c'], ['w', 'a', 'b']].map(([id, ...of]) => ({ id, title: id, factors: of })) };
test('the button of a loop drawn as a ring says “back” also where the list was made anew meanwhile', inChromium({ html: page(third, '', "map.state = { loop: 'R1' };") }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  const three = map.locator('[data-loop]').filter({ hasText: 'Costs' }).filter({ hasText: 'Anger' });
  await three.click();
  await map.getByRole('button', { name: 'Draw as a ring' }).evaluate((button) => {
    button.click();
    const element = document.querySelector('system-map');
    const { state } = element;
    element.state = { ...state, view: 'v' };
    setTimeout(() => { element.state = state; });
  });
  await map.getByRole('button', { name: 'Back to the map' }).waitFor();
}));

test('“Show all” takes away that a loop is not in what was shown', inChromium({ html: page(third, 'view="w" loop="R2"') }, async ({ page }) => {
  await notice(page).getByText(/R2 is not, or not wholly, in what is shown/).waitFor();
  await page.locator(MAP).getByRole('button', { name: 'Show all' }).click();
  await notice(page).getByText(/R2/).waitFor({ state: 'detached' });
  assert.equal(await notice(page).textContent(), '');
}));

test('a state that is set together with a map is of that map', inChromium({ html: page(small) }, async ({ page }) => {
  await ready(page);
  await page.evaluate((map) => {
    const element = document.querySelector('system-map');
    element.map = map;
    element.state = { focus: 'd', steps: 1 };
  }, { ...small, title: 'Larger', factors: [...factors, { id: 'd', label: 'Debt' }], links: [...links, link('t', 'c', 'd', '+')] });
  await page.locator(MAP).locator('[part=shown]', { hasText: /Showing 2 of 4/ }).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('system-map').state.focus), 'd');
  assert.equal(await notice(page).textContent(), '');
}));

test('a row far down the list keeps the keyboard when it goes back there', inChromium({ html: page(large()) }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  // Through a factor the rows stand in another order.
  await page.evaluate(() => { document.querySelector('system-map').state = { factor: 'f16' }; });
  await frames(page, 5);
  const row = map.locator('.loops [data-loop]').nth(50);
  const id = await row.getAttribute('data-loop');
  const focused = () => page.evaluate(() => document.querySelector('system-map').shadowRoot.activeElement?.dataset.loop);
  await row.press('Enter');
  await map.locator(`[data-loop="${id}"][aria-expanded=true]`).waitFor();
  assert.equal(await focused(), id);
  await map.locator(`[data-loop="${id}"]`).press('Enter');
  await map.locator(`[data-loop="${id}"][aria-expanded=false]`).waitFor();
  await frames(page, 5);
  assert.equal(await focused(), id);
}));

test('where the row with the keyboard is no more, the keyboard stays in the pane of the loops', inChromium({ html: page(small) }, async ({ page }) => {
  await ready(page);
  const rows = page.locator(MAP).locator('.loops [data-loop]');
  await rows.nth(1).waitFor();
  await rows.filter({ hasText: 'B1' }).focus();
  await page.evaluate(() => { document.querySelector('system-map').state = { focus: 'a', steps: 1 }; });
  await rows.filter({ hasText: 'B1' }).waitFor({ state: 'detached' });
  const focused = await page.evaluate(() => document.querySelector('system-map').shadowRoot.activeElement?.id);
  assert.equal(focused, 'pane-loops');
}));
