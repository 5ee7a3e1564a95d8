// Questions to the map: what drives what, how one leads to another, which loops, where factors stand.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { MAP, frames, html, pixels, ready } from './element/page.mjs';

const asked = (width = 1280, height = 900) => ({ html: html(), viewport: { width, height } });

async function ask(page) {
  await ready(page);
  const map = page.locator(MAP);
  await map.getByRole('tab', { name: 'Ask' }).click();
  const pane = map.locator('[part=ask]');
  await pane.waitFor();
  const section = (name) => pane.locator('section').filter({ has: page.getByRole('heading', { name }) });
  return { map, pane, section };
}

test('what follows from a factor is listed by steps, and lit on the map', inChromium(asked(), async ({ page }) => {
  const { section } = await ask(page);
  const before = await pixels(page);
  const reach = section('What drives it, what follows from it?');
  await reach.getByLabel('Factor').selectOption('trust');
  await reach.getByText(/^What follows from trust between partners: \d+ factors within 1 step/).waitFor();
  await frames(page);
  assert.notEqual((await pixels(page)).sum, before.sum, 'the answer is lit');
  const near = await reach.getByRole('listitem').count();
  await reach.getByLabel('How far').selectOption('2');
  await reach.getByRole('heading', { name: 'In 2 steps' }).waitFor();
  assert.ok(await reach.getByRole('listitem').count() > near);
  await reach.getByLabel('Direction').selectOption('up');
  await reach.getByText(/^What drives trust between partners/).waitFor();
  await reach.getByText('raises it').first().waitFor();
}));

test('how one factor leads to another is told way by way', inChromium(asked(), async ({ page }) => {
  const { section } = await ask(page);
  const paths = section('How does one lead to another?');
  await paths.getByLabel('From', { exact: true }).selectOption('openness');
  await paths.getByLabel('To', { exact: true }).selectOption('power-imbalance');
  await paths.getByText(/^A rise in openness between partners (raises|lowers|works both ways on) the power imbalance/).waitFor();
  await paths.getByText('it is not a forecast').waitFor();
  await frames(page);
  const all = await pixels(page);
  await paths.getByRole('listitem').first().getByRole('button').click();
  await paths.getByText(/So a rise in openness between partners/).first().waitFor();
  await paths.getByRole('listitem').last().getByRole('button').click();
  await frames(page);
  assert.notEqual((await pixels(page)).sum, all.sum, 'one way is lit instead of all');
}));

test('loops are chosen by kind, length, factor and independence; nothing found is said', inChromium(asked(), async ({ page }) => {
  const { section } = await ask(page);
  const loops = section('Which loops are there?');
  await loops.getByLabel('Kind').selectOption('B');
  await loops.getByText('3 loops.').waitFor();
  const before = await pixels(page);
  await loops.getByRole('listitem').first().getByRole('button').click();
  await frames(page);
  assert.notEqual((await pixels(page)).sum, before.sum, 'the loop is lit');
  await loops.getByText(/holds itself steady \(balancing, B\d\)\./).first().waitFor();
  await loops.getByLabel('Length').selectOption('2');
  await loops.getByText('There is no such loop.').waitFor();
  await loops.getByLabel('Kind').selectOption('');
  await loops.getByLabel('Length').selectOption('');
  await loops.getByLabel(/Only independent loops/).check();
  await loops.getByText(/independent loops: a shortest set/).waitFor();
}));

test('the numbers come with their caption', inChromium(asked(), async ({ page }) => {
  const { section } = await ask(page);
  const numbers = section('Where do factors stand?');
  await numbers.getByRole('button', { name: 'Show the numbers' }).click();
  await numbers.getByText('not their influence').waitFor();
  const opens = numbers.locator('h4 + ul').last();
  assert.equal(await opens.getByRole('listitem').count(), 21, 'twenty links and a button');
  await opens.getByRole('button', { name: 'Show 14 more' }).click();
  assert.equal(await opens.getByRole('listitem').count(), 34);
  const link = opens.getByRole('button').first();
  await link.click();
  await page.locator(MAP).locator('[aria-live]', { hasText: await link.innerText() }).waitFor({ state: 'attached' });
  for (const said of ['independent loops: a shortest set', 'All loops are counted.', 'R: feeds itself (reinforcing)', '“Affects” count one step']) {
    assert.equal(await numbers.getByText(said).count(), 1, said);
  }
  // It is wider than the panel; keys scroll it.
  const region = numbers.getByRole('region');
  await region.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction((node) => node.scrollLeft > 0, await region.elementHandle());
  assert.equal(await numbers.getByRole('row').count(), 57);
}));

test('a loop chosen in an answer is chosen on the map, and whoever asks goes on asking', inChromium(asked(), async ({ page }) => {
  const { map, section } = await ask(page);
  const loops = section('Which loops are there?');
  await loops.getByLabel('Kind').selectOption('B');
  await loops.getByText('3 loops.').waitFor();
  const row = loops.getByRole('listitem').first().getByRole('button');
  await row.click();
  await frames(page);
  const chosen = await page.evaluate(() => document.querySelector('system-map').shadowRoot.querySelector('[data-loop][aria-expanded=true]')?.textContent);
  assert.match(chosen, /holds itself steady/);
  assert.equal(await map.getByRole('tab', { name: 'Ask' }).getAttribute('aria-selected'), 'true');
  assert.ok(await row.evaluate((node) => node.getRootNode().activeElement === node), 'the focus stays');
}));

test('an answer is announced, not that nothing is chosen; a selection is taken up', inChromium(asked(), async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  await map.locator('input[type=search]').fill('Trust between');
  await frames(page);
  await map.locator('input[type=search]').press('Enter');
  await frames(page);
  await map.getByRole('tab', { name: 'Ask' }).click();
  const reach = map.locator('[part=ask] section').first();
  await reach.getByText(/^What follows from trust between partners/).waitFor();
  assert.equal(await map.locator('[part=ask]').getByLabel('Through').inputValue(), 'trust');
  await reach.getByLabel('Direction').selectOption('up');
  await frames(page);
  const said = await page.evaluate(() => document.querySelector('system-map').shadowRoot.querySelector('[aria-live=polite]').textContent);
  assert.match(said, /^What drives trust between partners/);
}));

/** The balancing loops of the map, asked for in an excerpt of it, and those that are not in it. */
async function balancingOfExcerpt(page) {
  await ready(page);
  const map = page.locator(MAP);
  await map.getByRole('button', { name: 'More', exact: true }).click();
  await map.getByRole('tab', { name: 'Ask' }).click();
  const loops = map.locator('[part=ask] section').filter({ has: page.getByRole('heading', { name: 'Which loops are there?' }) });
  await loops.getByLabel('Kind').selectOption('B');
  return { map, away: loops.getByRole('button', { name: /not in this part/ }) };
}

test('in an excerpt, what is not in it is marked, and choosing it shows the whole map', inChromium({ ...asked(), html: html('focus="trust"') }, async ({ page }) => {
  const { map, away } = await balancingOfExcerpt(page);
  await away.first().click();
  await frames(page);
  const [whole, lit] = await page.evaluate(() => {
    const root = document.querySelector('system-map').shadowRoot;
    return [root.querySelector('[part=shown] .text').textContent, !!root.querySelector('[data-loop][aria-expanded=true]')];
  });
  assert.match(whole, /56|whole/);
  assert.ok(lit);
}));

test('the table of numbers has a name and its pane is no wider than the panel, in Welsh too', inChromium({ ...asked(), html: html('lang="cy"') }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  await map.getByRole('tab', { name: 'Holi' }).click();
  await map.getByRole('button', { name: 'Dangos y rhifau' }).click();
  const table = map.getByRole('table', { name: 'Ble mae’r ffactorau’n sefyll?' });
  await table.waitFor();
  const over = await table.evaluate((node) => {
    const pane = node.closest('[role=tabpanel]');
    return pane.scrollWidth - pane.clientWidth;
  });
  assert.ok(over <= 0, `${over} px too wide`);
}));

for (const [name, width, height] of [['desktop', 1280, 900], ['phone', 390, 844]]) {
  test(`questions on a ${name}: nothing sticks out, a screenshot to look at`, inChromium(asked(width, height), async ({ page, shot }) => {
    const { pane, section } = await ask(page);
    await section('What drives it, what follows from it?').getByLabel('Factor').selectOption('trust');
    const wide = await pane.evaluate((node) => [...node.querySelectorAll('section, select, ul, p')].filter((n) => n.getBoundingClientRect().right > node.getBoundingClientRect().right + 1).length);
    assert.equal(wide, 0);
    await shot(`ask-${name}`);
  }));
}

test('many loops are told in pages, and the keyboard goes on at the first new one', inChromium(asked(), async ({ page }) => {
  await ready(page);
  await page.evaluate(() => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const links = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => ({ from, to, polarity: '+' })));
    document.querySelector('system-map').map = { format: 'system-map', version: 1, factors: ids.map((id) => ({ id })), links };
  });
  const { section } = await ask(page);
  const loops = section('Which loops are there?');
  await loops.getByLabel('Kind').selectOption('R');
  await loops.getByText('84 loops.').waitFor();
  const rows = () => loops.getByRole('listitem').filter({ has: page.getByText('reinforcing') });
  assert.equal(await rows().count(), 20);
  for (const [name, shown] of [['Show 20 more', 40], ['Show 20 more', 60], ['Show 20 more', 80], ['Show 4 more', 84]]) {
    await loops.getByRole('button', { name }).click();
    assert.equal(await rows().count(), shown);
    const first = await rows().nth(shown - (shown === 84 ? 4 : 20)).getByRole('button').evaluate((node) => node === node.getRootNode().activeElement);
    assert.ok(first, `the focus is on the first of the new rows of ${shown}`);
  }
  const courses = await rows().locator('.name').allTextContents();
  assert.equal(new Set(courses).size, 84, 'each loop once');
}));

/** Factors of which each leads to all others. */
const all = (/** @type {string[]} */ ids) => ({
  factors: ids.map((id) => ({ id })),
  links: ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => link(`${from}>${to}`, from, to))),
});

/** Opens a map of the page's own. */
const show = (page, map) => page.evaluate((given) => {
  document.querySelector('system-map').map = { format: 'system-map', version: 1, ...given };
}, map);
const link = (id, from, to, polarity = '+') => ({ id, from, to, polarity });

test('a loop that the author labelled with a letter alone is chosen as any other', inChromium(asked(), async ({ page }) => {
  await ready(page);
  await show(page, {
    factors: [{ id: 'a' }, { id: 'b' }],
    links: [link('l1', 'a', 'b'), link('l2', 'b', 'a')],
    loops: [{ id: 'g', name: 'Growth', label: 'R', links: ['l1', 'l2'] }],
  });
  const { section } = await ask(page);
  const loops = section('Which loops are there?');
  await loops.getByLabel('Kind').selectOption('R');
  await loops.getByRole('button', { name: 'Growth' }).click();
  await frames(page);
  assert.equal((await page.evaluate(() => document.querySelector('system-map').state)).loop, 'g');
}));

test('what loops are asked to pass through stays with its answer when something else is chosen', inChromium(asked(), async ({ page }) => {
  await ready(page);
  await show(page, {
    factors: ['Trust', 'Sharing', 'Costs'].map((label) => ({ id: label.toLowerCase(), label })),
    links: [link('l1', 'trust', 'sharing'), link('l2', 'sharing', 'trust'), link('l3', 'trust', 'costs')],
  });
  await ready(page);
  const map = page.locator(MAP);
  const chooseLink = async (sentence) => {
    await map.getByRole('tab', { name: 'Text' }).click();
    await map.getByRole('button', { name: 'Trust', exact: true }).first().click();
    await map.locator('[part=details] .sentence').filter({ hasText: sentence }).first().click();
    await map.getByRole('tab', { name: 'Ask' }).click();
  };
  await chooseLink(/more sharing.?$/);
  const loops = map.locator('[part=ask] section').filter({ has: page.getByRole('heading', { name: 'Which loops are there?' }) });
  await loops.getByLabel('Kind').selectOption('R');
  await loops.getByText(/^Through Trust → Sharing/).waitFor();
  await chooseLink(/costs/);
  assert.equal(await loops.getByLabel('Through').inputValue(), 'link:l1');
  await loops.getByLabel('Kind').selectOption('');
  await loops.getByText(/^Through Trust → Sharing/).waitFor();
  // The other can be asked about, too, and then the first is gone.
  await loops.getByLabel('Through').selectOption('link:l3');
  await loops.getByText(/^No feedback loop passes through Trust → Costs/).waitFor();
  await chooseLink(/more sharing.?$/);
  assert.equal(await loops.getByLabel('Through').inputValue(), 'link:l3');
}));

test('of parallel links that say the same the one that is asked about and the one that is chosen can be told apart', inChromium(asked(), async ({ page }) => {
  await ready(page);
  await show(page, {
    factors: ['Trust', 'Sharing'].map((label) => ({ id: label.toLowerCase(), label })),
    links: [link('l1', 'trust', 'sharing'), link('l2', 'trust', 'sharing'), link('l3', 'sharing', 'trust')],
  });
  await ready(page);
  const map = page.locator(MAP);
  const chooseLink = async (nth) => {
    await page.evaluate(() => { document.querySelector('system-map').state = { factor: 'trust' }; });
    await map.getByRole('tab', { name: 'Details' }).click();
    await map.locator('[part=details] .sentence').filter({ hasText: /more sharing\.( \(l\d\))?$/ }).nth(nth).click();
    await map.getByRole('tab', { name: 'Ask' }).click();
  };
  await chooseLink(0);
  const loops = map.locator('[part=ask] section').filter({ has: page.getByRole('heading', { name: 'Which loops are there?' }) });
  await loops.getByLabel('Kind').selectOption('R');
  await loops.getByText(/^Through Trust → Sharing/).waitFor();
  await chooseLink(1);
  const options = loops.getByLabel('Through').locator('option.link');
  const texts = await options.allTextContents();
  assert.equal(texts.length, 2);
  assert.notEqual(texts[0], texts[1]);
}));

test('an answer says what is not in what is shown, also when something else is shown since', inChromium({ ...asked(), html: html('focus="trust"') }, async ({ page }) => {
  const { map, away } = await balancingOfExcerpt(page);
  await away.first().waitFor();
  const outside = await away.count();
  const shown = map.locator('[part=shown]');
  await shown.getByRole('button', { name: 'Show all' }).click();
  await shown.getByText(/whole map/).waitFor();
  assert.equal(await away.count(), 0);
  await shown.getByRole('button', { name: /Back to/ }).click();
  await away.first().waitFor();
  assert.equal(await away.count(), outside);
}));

test('in an excerpt all factors can be asked about, also once the tools show the map', inChromium({ ...asked(), html: html('focus="trust" layout="layered"') }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  await map.getByRole('button', { name: 'More', exact: true }).click();
  await map.getByRole('tab', { name: 'Ask' }).click();
  const options = map.locator('[part=ask]').getByLabel('Through').getByRole('option');
  await options.first().waitFor({ state: 'attached' });
  assert.equal(await options.count(), 1 + 56);
}));

test('in an excerpt a loop through a factor that leads outside is marked so, and choosing it shows the whole map', inChromium(asked(), async ({ page }) => {
  await ready(page);
  await show(page, {
    factors: ['Trust', 'Sharing', 'Costs', 'Risk'].map((label) => ({ id: label.toLowerCase(), label })),
    links: [link('l1', 'trust', 'sharing'), link('l2', 'sharing', 'trust'), link('l3', 'sharing', 'costs'), link('l4', 'costs', 'risk'), link('l5', 'risk', 'trust')],
    loops: [{ id: 'big', name: 'Big', links: ['l1', 'l3', 'l4', 'l5'] }],
  });
  await ready(page);
  const map = page.locator(MAP);
  await map.getByRole('tab', { name: 'Text' }).click();
  await map.getByRole('button', { name: 'Sharing', exact: true }).first().click();
  const details = map.locator('[part=details]');
  const loop = details.getByRole('button', { name: /Big/ });
  await details.getByRole('button', { name: 'Show only its neighbours' }).click();
  await details.getByRole('button', { name: /Big not in this part/ }).waitFor();
  assert.equal(await map.getByRole('tab', { name: 'Details' }).getAttribute('aria-selected'), 'true');
  await loop.click();
  await frames(page);
  const { state } = await page.evaluate(() => ({ state: document.querySelector('system-map').state }));
  assert.equal(state.loop, 'big');
  assert.equal(state.focus, undefined);
  // “Show all” goes with what it did: the keyboard goes on at the map.
  await map.getByRole('tab', { name: 'Text' }).click();
  await map.getByRole('button', { name: 'Sharing', exact: true }).first().click();
  await details.getByRole('button', { name: 'Show only its neighbours' }).click();
  const all = map.locator('[part=shown]').getByRole('button', { name: 'Show all' });
  await all.press('Enter');
  await all.waitFor({ state: 'hidden' });
  await frames(page, 3);
  assert.equal(await page.evaluate(() => document.querySelector('system-map').shadowRoot.activeElement?.getAttribute('part')), 'stage');
}));

test('the text says how many of the loops it tells', inChromium(asked(), async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  await show(page, all(['a', 'b', 'c', 'd', 'e']));
  await ready(page);
  await map.getByRole('tab', { name: 'Text' }).click();
  await map.getByText('84 feedback loops').last().waitFor();
  assert.equal(await map.getByText(/^Only the first/).count(), 0);
  await show(page, all(['a', 'b', 'c', 'd', 'e', 'f']));
  await ready(page);
  await map.getByRole('tab', { name: 'Text' }).click();
  await map.getByText('Only the first 100 are told here.').waitFor();
}));

test('of a map with nothing but self-links it is not said that there is no such loop, and one', inChromium(asked(), async ({ page }) => {
  await ready(page);
  await show(page, { factors: [{ id: 'a' }, { id: 'b' }], links: [link('l1', 'a', 'a'), link('l2', 'a', 'b')] });
  const { section } = await ask(page);
  const loops = section('Which loops are there?');
  await loops.getByLabel('Kind').selectOption('R');
  await loops.getByText('1 self-link.', { exact: true }).waitFor();
  assert.equal(await loops.getByText('There is no such loop.').count(), 0);
}));

test('“Light nothing” is said, also where only an answer was lit', inChromium(asked(), async ({ page }) => {
  const { map, pane, section } = await ask(page);
  const reach = section('What drives it, what follows from it?');
  await reach.getByLabel('Factor').selectOption('trust');
  await reach.getByText(/^What follows from trust between partners/).waitFor();
  await pane.getByRole('button', { name: 'Light nothing' }).press('Enter');
  await map.locator('[aria-live]', { hasText: 'Nothing chosen.' }).waitFor({ state: 'attached' });
}));

test('Escape takes away the answer that is lit, and says so', inChromium(asked(), async ({ page }) => {
  const { map, section } = await ask(page);
  const nothing = map.getByRole('button', { name: 'Light nothing' });
  const seen = async () => (await frames(page, 30), (await pixels(page)).sum);
  const reach = section('What drives it, what follows from it?');
  await reach.getByLabel('Factor').selectOption('trust');
  await map.locator('[aria-live]', { hasText: /^What follows from trust between partners/ }).waitFor({ state: 'attached' });
  const lit = await seen();
  await nothing.focus();
  await page.keyboard.press('Escape');
  await map.locator('[aria-live]', { hasText: 'Nothing chosen.' }).waitFor({ state: 'attached' });
  const unlit = await seen();
  assert.notEqual(unlit, lit);
  await nothing.click();
  assert.equal(await seen(), unlit);
  // So does taking the question back.
  await reach.getByLabel('Factor').selectOption('trust');
  assert.notEqual(await seen(), unlit);
  await reach.getByLabel('Factor').selectOption('');
  assert.equal(await seen(), unlit);
}));

test('a link is asked about, and marked as not shown, by itself, though a factor has the same id', inChromium(asked(), async ({ page }) => {
  const { map, section } = await ask(page);
  await show(page, {
    factors: ['0', '1', '2', '3'].map((id) => ({ id, label: ['Trust', 'Sharing', 'Work', 'Time'][id] })),
    links: [link('0', '0', '1'), link('3', '1', '0'), link('1', '1', '2'), link('2', '2', '3'), link('4', '3', '2')],
  });
  await ready(page);
  // The row of the link in the details is pressed.
  await page.evaluate(() => { document.querySelector('system-map').state = { factor: '1' }; });
  await map.getByRole('tab', { name: 'Details' }).click();
  await map.locator('[part=details]').getByRole('button', { name: 'More sharing means more trust' }).click();
  const again = (await ask(page)).section;
  const loops = again('Which loops are there?');
  await loops.getByLabel('Through').selectOption({ label: 'More sharing means more trust. Less sharing means less trust.' });
  await loops.getByText(/^Through Sharing → Trust: 1 feedback loop/).waitFor();
  // A factor that is not shown is not taken for a link that is.
  await page.evaluate(() => { document.querySelector('system-map').state = { focus: '0', steps: 1 }; });
  await frames(page, 3);
  const reach = again('What drives it, what follows from it?');
  await reach.getByLabel('Factor').selectOption('0');
  await reach.getByLabel('How far').selectOption('');
  await reach.getByRole('button', { name: 'Time not in this part' }).waitFor();
}));
