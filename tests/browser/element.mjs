// The element as a reader meets it: real clicks and keys, and what is then on the canvas and in the panels.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { MAP, centre, frames, ground, holdMore, html, pixels, ready, selections } from './element/page.mjs';

test('a map arrives: one ready event, the fallback gone, something drawn', inChromium(
  { html: `<script>addEventListener("system-map-ready", (e) => { (window.readies ??= []).push(e.detail) })</script>${html()}` },
  async ({ page }) => {
    await ready(page);
    const readies = await page.evaluate(() => window.readies);
    assert.equal(readies.length, 1);
    assert.equal(readies[0].factors, 56);
    assert.ok(readies[0].links > 90);
    assert.equal(await page.locator('#fallback').isVisible(), false);
    const { colours } = await pixels(page);
    assert.ok(colours > 20, `${colours} colours on the canvas`);
  },
));

test('a loop that is clicked in the list is lit on the map and told', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  await selections(page);
  const map = page.locator(MAP);
  const fit = () => map.getByRole('button', { name: 'fit it in the frame' }).click();
  await fit();
  await frames(page);
  const before = await pixels(page);
  await map.getByRole('button', { name: /The value-for-money cycle/ }).click();
  await map.locator('.loops .tale').waitFor();
  await frames(page);
  const after = await pixels(page);
  assert.notEqual(after.sum, before.sum, 'the canvas did not change');
  const tale = await map.locator('.loops .tale').textContent();
  assert.match(tale, /Short contracts put organisations under funding pressure/, 'the author’s story');
  assert.match(tale, /Emphasis on value for money/, 'its factors');
  const events = await selections(page);
  assert.equal(events.length, 1);
  assert.equal(events[0].kind, 'loop');
  const live = await map.locator('[aria-live]').textContent();
  assert.match(live, /value-for-money cycle.*reinforcing/i);

  // The next one, and none.
  await map.getByRole('button', { name: 'Next ›' }).click();
  await map.locator('.loops li.lit', { hasText: 'Trust levels the field' }).waitFor();
  await map.getByRole('button', { name: /Trust levels the field/ }).click();
  await map.locator('.loops .tale').waitFor({ state: 'detached' });
  await fit();
  await frames(page);
  assert.equal((await pixels(page)).sum, before.sum, 'unlit, the map is as before');
  assert.equal((await selections(page)).at(-1), null);
}));

test('a factor that is clicked on the canvas is told, with what drives it and what it drives', inChromium(
  { html: html() },
  async ({ page }) => {
    await ready(page);
    await selections(page);
    const map = page.locator(MAP);
    const at = await centre(page, 'trust');
    await page.mouse.click(at.x, at.y);
    const details = map.locator('[part=details]');
    await details.getByRole('heading', { name: 'Trust between partners' }).waitFor();
    assert.deepEqual(await selections(page), [{ kind: 'factor', id: 'trust', label: 'Trust between partners' }]);
    await details.getByRole('heading', { name: 'What drives it' }).waitFor();
    await details.locator('blockquote').first().waitFor();
    // A neighbour's button moves the choice.
    const neighbour = details.locator('.neighbour .go').first();
    const name = await neighbour.textContent();
    await neighbour.click();
    await details.getByRole('heading', { name, level: 3 }).waitFor();
    assert.equal((await selections(page)).at(-1).label, name);
    // A click beside everything chooses nothing.
    const { x, y } = await ground(page);
    await page.mouse.click(x, y);
    await details.getByText('Choose a factor').waitFor();
  },
));

test('the sentence of a link opens the link with its evidence', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  await page.evaluate(() => { document.querySelector('system-map').state = { factor: 'trust' }; });
  const details = page.locator(MAP).locator('[part=details]');
  await page.locator(MAP).getByRole('tab', { name: 'Details' }).click();
  await details.locator('.sentence').first().click();
  await details.getByText('From', { exact: true }).waitFor();
  assert.ok(await details.locator('blockquote').count() > 0);
}));

test('an excerpt shows its part only, says so, and “Show all” brings the whole and the way back', inChromium(
  { html: html('view="bold-funding"') },
  async ({ page, shot }) => {
    await ready(page);
    const map = page.locator(MAP);
    const shown = map.locator('[part=shown]');
    const text = await shown.locator('.text').textContent();
    const [part, whole] = text.match(/\d+/g).map(Number);
    assert.ok(part < 20 && whole === 56, text);
    assert.match(await map.locator('.stage').getAttribute('aria-label'), new RegExp(`Which factors help or hinder.*${part} of 56 factors`));
    const found = (text) => page.evaluate((words) => document.querySelector('system-map').find(words), text);
    assert.deepEqual([await found(''), await found('  '), await found('no such words here')], [[], [], []]);
    const trust = await found('TRUST');
    assert.match(trust[0].label, /^Trust/);
    assert.ok(trust.some(({ hidden }) => hidden), JSON.stringify(trust));
    assert.ok((await found('partners trust')).some(({ label }) => label === 'Trust between partners'));
    const outline = await page.evaluate(async () => {
      const root = document.querySelector('system-map').shadowRoot;
      root.querySelector('.caption button').click();
      root.querySelector('#tab-text').click();
      while (!root.querySelector('.outline h3')) await new Promise(requestAnimationFrame);
      return [...root.querySelectorAll('.outline section h3')].map((h) => h.textContent);
    });
    assert.equal(outline.filter((h) => h !== 'Loops').length, part, 'the text version shows the part only');
    await map.getByRole('button', { name: 'Close' }).click();
    const before = await pixels(page);
    await shot('element-excerpt');
    await shown.getByRole('button', { name: 'Show all' }).click();
    await shown.getByText(/whole map/).waitFor();
    await frames(page, 30);
    assert.notEqual((await pixels(page)).sum, before.sum);
    assert.equal(await page.evaluate(() => document.querySelector('system-map').getAttribute('view')), 'bold-funding');
    assert.equal(await page.evaluate(() => document.querySelector('system-map').state.view), undefined);
    await shown.getByRole('button', { name: /Back to/ }).click();
    await shown.getByText(text).waitFor();
  },
));

test('find: a factor by a part of its name, also one that the excerpt hides', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  const find = map.getByRole('combobox', { name: 'Find a factor' });
  await find.fill('trust');
  const options = map.getByRole('option', { name: /trust/i });
  await options.first().waitFor();
  assert.match(await map.locator('[aria-live]').textContent(), /found/);
  await find.press('Enter');
  await map.locator('[part=details]').getByRole('heading', { level: 3, name: /trust/i }).waitFor();
  assert.equal(await find.inputValue(), '');
  assert.equal(await page.evaluate(() => document.querySelector('system-map').shadowRoot.activeElement.className), 'stage');

  await find.fill('no such thing');
  await map.getByText('No factor is called that.').first().waitFor();
  await find.press('Escape');
  assert.equal(await find.inputValue(), '');

  // In a part: what is hidden is found too, and choosing it shows all.
  await map.getByRole('combobox', { name: 'Part of the map' }).selectOption({ label: 'Bold and flexible funding' });
  await map.locator('[part=shown]').getByText(/Showing \d+ of 56/).waitFor();
  await find.fill('turnover');
  await map.getByRole('option', { name: /not in this part/ }).click();
  await map.locator('[part=details]').getByRole('heading', { name: 'Staff turnover' }).waitFor();
  assert.equal(await map.locator('[part=shown]').isVisible(), false);
}));

test('by keyboard alone: to the map, from factor to factor, focus, loops, and back', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  await map.locator('.stage').focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('system-map').state.factor);
  const state = () => page.evaluate(() => document.querySelector('system-map').state);
  const first = (await state()).factor;
  const placed = () => page.evaluate(() => document.querySelector('system-map').state.factor);
  await page.keyboard.press('ArrowRight');
  const second = await placed();
  assert.notEqual(second, first);
  const [a, b] = [await centre(page, first), await centre(page, second)];
  assert.ok(b.x > a.x, 'the right arrow goes right');
  // What it says comes with the words, which are loaded when they are first wanted.
  await map.locator('[aria-live]', { hasText: /drive/ }).waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await map.locator('[part=shown]', { hasText: /Showing \d+ of 56/ }).waitFor();
  await map.locator('[aria-live]', { hasText: /Showing \d+ of 56/ }).waitFor({ state: 'attached' });
  assert.equal((await state()).focus, second);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await map.locator('[part=shown]').waitFor({ state: 'hidden' });
  await map.locator('[aria-live]', { hasText: /whole map/ }).waitFor({ state: 'attached' });
  await page.keyboard.press('n');
  await map.locator('.loops .tale').waitFor();
  const camera = await pixels(page);
  await page.keyboard.press('+');
  await frames(page);
  assert.notEqual((await pixels(page)).sum, camera.sum, 'plus zooms');
  await page.keyboard.press('0');
  // Out of the map by Tab, forwards and backwards: no trap.
  await page.keyboard.press('Tab');
  assert.notEqual(await page.evaluate(() => document.querySelector('system-map').shadowRoot.activeElement?.className), 'stage');
}));

test('of factors that are chosen while the words for them are loaded, the last is said', inChromium({ html: html() }, async ({ page }) => {
  const { asked, release } = await holdMore(page);
  await ready(page);
  const map = page.locator(MAP);
  const choose = async (nth) => {
    const box = await page.evaluate((nth) => { const map = document.querySelector('system-map'); return map.boxOf(map.map.factors[nth].id); }, nth);
    const stage = await map.locator('.stage').boundingBox();
    await page.mouse.click(stage.x + box.x + box.width / 2, stage.y + box.y + box.height / 2);
    await frames(page);
  };
  await choose(0);
  await asked;
  await choose(1);
  const last = await page.evaluate(() => document.querySelector('system-map').state.factor);
  const label = await page.evaluate((id) => document.querySelector('system-map').map.factors.find((factor) => factor.id === id).label, last);
  release();
  await map.locator('[aria-live]', { hasText: /drive/ }).waitFor({ state: 'attached' });
  assert.ok((await map.locator('[aria-live]').textContent()).startsWith(label));
}));

test('arrow keys that are pressed before what walks is loaded are done when it is', inChromium({ html: html() }, async ({ page }) => {
  const { asked, release } = await holdMore(page);
  await ready(page);
  await page.locator(MAP).locator('.stage').focus();
  await page.keyboard.press('ArrowRight');
  await asked;
  await page.keyboard.press('ArrowRight');
  await frames(page);
  const chosen = () => page.evaluate(() => document.querySelector('system-map').state.factor ?? '');
  assert.equal(await chosen(), '');
  await page.evaluate(() => {
    window.seen = [];
    document.querySelector('system-map').addEventListener('system-map-select', ({ detail }) => window.seen.push(detail?.id));
  });
  release();
  await page.waitForFunction(() => window.seen.length === 2);
  assert.notEqual(...(await page.evaluate(() => window.seen)));
  assert.equal(await chosen(), (await page.evaluate(() => window.seen))[1]);
}));

test('of a factor it is said how many others drive it, however many links join it with one, or with itself', inChromium({ html: html('', '/maps/teaching.json') }, async ({ page }) => {
  await ready(page);
  await page.evaluate(() => {
    document.querySelector('system-map').map = {
      format: 'system-map', version: 1, factors: [{ id: 'a', label: 'Sharing' }, { id: 'b', label: 'Trust' }, { id: 'c', label: 'Costs' }],
      links: [['b', 'a', '+'], ['b', 'a', '-'], ['c', 'a', '+'], ['a', 'a', '+'], ['a', 'b', '+']].map(([from, to, polarity]) => ({ from, to, polarity })),
    };
  });
  await page.waitForFunction(() => document.querySelector('system-map').map.factors.length === 3);
  await ready(page);
  const map = page.locator(MAP);
  await map.locator('.stage').focus();
  for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']) {
    await page.keyboard.press(key);
    await frames(page);
    if (await page.evaluate(() => document.querySelector('system-map').state.factor === 'a')) break;
  }
  await map.locator('[aria-live]', { hasText: /^Sharing\. 2 factors drive it\. It drives one factor\. 2 loops go through it\. And 1 self-link\.$/ }).waitFor({ state: 'attached' });
}));

test('the map as a document: headings, lists, and a name for the stage', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  await map.getByRole('tab', { name: 'Text' }).click();
  const outline = map.locator('[part=outline]');
  await outline.getByRole('heading', { name: 'Trust between partners' }).waitFor();
  assert.equal(await outline.locator('section').count(), 57, '56 factors and the loops');
  assert.ok(await outline.locator('li').count() > 200);
  const stage = map.locator('.stage');
  assert.match(await stage.getAttribute('aria-label'), /Which factors help or hinder.*56 factors/);
  const described = await stage.getAttribute('aria-describedby');
  // A second after the first picture.
  await map.locator(`#${described}`).filter({ hasText: 'Arrow keys' }).waitFor({ state: 'attached' });
}));

test('a story is told step by step under the map', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  await map.getByRole('combobox', { name: 'Part of the map' }).selectOption({ label: 'A walk through the map' });
  const story = map.locator('[part=story]');
  await story.getByText('1 of 8').waitFor();
  await map.locator('.loops li.lit', { hasText: 'The value-for-money cycle' }).waitFor();
  await story.getByRole('button', { name: 'Next' }).press('Enter');
  await story.getByText('2 of 8').waitFor();
  await map.locator('[part=shown]', { hasText: /Showing \d+ of 56/ }).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('system-map').shadowRoot.activeElement.textContent), 'Next');
  // Neither what is shown nor what is lit is told over the step.
  for (let n = 3; n <= 8; n++) {
    await story.getByRole('button', { name: 'Next' }).press('Enter');
    await story.getByText(`${n} of 8`).waitFor();
    await frames(page, 20);
    assert.match(await map.locator('[aria-live]').textContent(), new RegExp(`^${n} of 8\\.`));
  }
  await story.getByRole('button', { name: 'End the story' }).press('Enter');
  assert.equal(await story.isVisible(), false);
  assert.ok(await page.evaluate(() => document.querySelector('system-map').shadowRoot.activeElement?.matches('.stage')));
  assert.equal(await map.locator('[part=shown]').isVisible(), false);
}));

test('from its first step on a story has the room of the panel on a phone, and gives it back', inChromium({ html: html(), viewport: { width: 390, height: 844 } }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  const panel = map.locator('.panel');
  assert.equal(await panel.isVisible(), true);
  await map.getByRole('combobox', { name: 'Part of the map' }).selectOption({ label: 'A walk through the map' });
  const story = map.locator('[part=story]');
  await story.getByText('1 of 8').waitFor();
  assert.equal(await panel.isVisible(), false);
  const [stage, zoom, told] = await Promise.all([map.locator('.stage'), map.locator('.zoom'), story].map((part) => part.boundingBox()));
  assert.ok(stage.height > 200, `the map is ${stage.height} px high`);
  assert.ok(stage.y + stage.height <= zoom.y + 1 && zoom.y + zoom.height <= told.y + 1, 'one below the other');
  await story.getByRole('button', { name: 'End the story' }).click();
  await panel.waitFor();
}));

test('a loop of the author’s that does not close is told with the text, and in a story until the next step', inChromium({ html: html('', '/maps/teaching.json') }, async ({ page }) => {
  await ready(page);
  await page.evaluate(() => {
    document.querySelector('system-map').map = {
      format: 'system-map', version: 1, factors: ['a', 'b', 'c'].map((id) => ({ id, label: `Factor ${id}` })),
      links: [['a', 'b'], ['b', 'a'], ['b', 'c']].map(([from, to]) => ({ id: from + to, from, to, polarity: '+' })),
      loops: [{ id: 'long', name: 'The long way', links: ['ab', 'bc'] }, { id: 'short', name: 'The short way', links: ['ab', 'ba'] }],
      stories: [{ id: 's', title: 'Two ways', steps: [{ text: 'Far.', loop: 'long' }, { text: 'Near.', loop: 'short' }] }],
    };
  });
  await page.waitForFunction(() => document.querySelector('system-map').map.factors.length === 3);
  await ready(page);
  const map = page.locator(MAP);
  await map.getByRole('tab', { name: 'Text' }).click();
  const open = map.locator('[part=outline] section').filter({ hasText: 'Named loops that do not close' });
  assert.match(await open.locator('li').textContent(), /The long way/);
  await map.getByRole('combobox', { name: 'Part of the map' }).selectOption({ label: 'Two ways' });
  const notice = map.locator('[part=notice]');
  await notice.getByText(/no closed loop "long"/).waitFor();
  await map.locator('[part=story]').getByRole('button', { name: 'Next' }).press('Enter');
  await map.locator('[part=story]').getByText('2 of 2').waitFor();
  await frames(page, 5);
  assert.equal(await notice.textContent(), '');
}));

test('attributes change the map and fire no event; a name that is not there is said, and the map stays', inChromium(
  { html: `<script>addEventListener("system-map-error", (e) => { (window.seen ??= []).push(e.detail.code) })</script>${html()}` },
  async ({ page }) => {
    await ready(page);
    await selections(page);
    const map = page.locator(MAP);
    const set = (name, value) => page.evaluate(([n, v]) => document.querySelector('system-map').setAttribute(n, v), [name, value]);
    const state = () => page.evaluate(() => document.querySelector('system-map').state);
    await set('view', 'commitments');
    await map.locator('[part=shown]').getByText(/Showing \d+ of 56/).waitFor();
    assert.equal((await state()).view, 'commitments');
    await set('loop', 'R2');
    await map.locator('[part=notice]').getByText(/R2.*Show the whole map/).waitFor();
    assert.equal((await state()).loop, undefined, 'a loop that is elsewhere is not lit');
    assert.deepEqual(await page.evaluate(() => window.seen), ['unknown']);
    await page.evaluate(() => { window.seen = undefined; });
    await page.evaluate(() => document.querySelector('system-map').removeAttribute('view'));
    await page.waitForFunction(() => !document.querySelector('system-map').state.view);
    await set('loop', 'R2');
    await map.getByText('Trust levels the field').first().waitFor();
    await page.waitForFunction(() => document.querySelector('system-map').state.loop);
    await set('focus', 'trust');
    await page.waitForFunction(() => document.querySelector('system-map').state.focus === 'trust');
    await set('theme', 'dark');
    await page.waitForFunction(() => document.querySelector('system-map').shadowRoot.querySelector('.frame').dataset.dark === 'true');
    const before = await pixels(page);
    await set('convention', 'colour');
    await frames(page);
    assert.notEqual((await pixels(page)).sum, before.sum);
    assert.deepEqual(await selections(page), []);
    assert.equal(await page.evaluate(() => window.seen), undefined);
    await page.evaluate(() => document.querySelector('system-map').removeAttribute('focus'));
    await set('view', 'nonsense');
    await map.locator('[part=notice]').getByText(/nonsense/).waitFor();
    assert.equal(await page.evaluate(() => document.querySelector('system-map').phase), 'ready');
    assert.deepEqual(await page.evaluate(() => window.seen), ['unknown']);
    await set('view', 'commitments');
    await page.waitForFunction(() => document.querySelector('system-map').state.view === 'commitments');
    assert.equal(await map.locator('[part=notice]').textContent(), '');
  },
));

test('each attribute that asks for what is not there is said, and offers no way back to it', inChromium(
  { html: html('view="nonsense" loop="nowhere" seed="abc" steps="two"') },
  async ({ page }) => {
    await ready(page);
    const map = page.locator(MAP);
    const notice = map.locator('[part=notice]');
    // That there is no such loop is known once all are found.
    await notice.getByText(/"nowhere"/).waitFor();
    for (const words of [/"nonsense"/, /"nowhere"/, /seed="abc" is not a whole number/, /steps="two" is not a whole number/]) {
      assert.match(await notice.textContent(), words);
    }
    const back = map.getByRole('button', { name: /Back to/ });
    assert.equal(await back.count(), 0);
    const set = async (name, value) => {
      await page.evaluate(([n, v]) => document.querySelector('system-map').setAttribute(n, v), [name, value]);
      await frames(page);
    };
    await set('focus', 'nobody');
    await notice.getByText(/"nobody".*"nowhere"/).waitFor();
    assert.equal(await back.count(), 0);
    // What is mended is said no more; the rest still is.
    await set('focus', 'trust');
    await map.locator('[part=shown]').getByText(/Showing \d+ of 56/).waitFor();
    await notice.getByText(/seed="abc".*steps="two".*"nowhere"/).waitFor();
    assert.doesNotMatch(await notice.textContent(), /nobody/);
    for (const name of ['loop', 'seed', 'steps']) {
      await page.evaluate((n) => document.querySelector('system-map').removeAttribute(n), name);
    }
    await ready(page);
    assert.equal(await notice.textContent(), '');
    await map.getByRole('button', { name: 'Show all' }).click();
    await back.click();
    await map.locator('[part=shown]').getByText(/Showing \d+ of 56/).waitFor();
  },
));

test('the state of one map can be set on another', inChromium({ html: html() + html('id="second"') }, async ({ page }) => {
  await ready(page);
  const same = await page.evaluate(async () => {
    const [a, b] = document.querySelectorAll('system-map');
    a.state = { view: 'power-dynamics', factor: 'trust' };
    b.state = a.state;
    await Promise.resolve();
    return JSON.stringify(a.state) === JSON.stringify(b.state) && a.state.view === 'power-dynamics' && a.state.factor === 'trust';
  });
  assert.ok(same);
  // What is done to one does nothing to the other.
  await page.evaluate(() => { document.querySelectorAll('system-map')[0].state = {}; });
  assert.equal(await page.evaluate(() => document.querySelectorAll('system-map')[1].state.view), 'power-dynamics');
}));

test('a map given as data, and the words of the interface replaced', inChromium({ html: '<system-map></system-map>' + html('').replace(/<system-map.*<\/system-map>/, '') },
  async ({ page }) => {
    await page.evaluate(async () => {
      await customElements.whenDefined('system-map');
      const map = document.querySelector('system-map');
      map.words = { showAll: 'Alles zeigen', tabLoops: 'Kreise' };
      map.map = {
        format: 'system-map', version: 1, title: '<img src=x onerror="document.title=\'hacked\'">',
        factors: [{ id: 'a', label: 'Rain <b>' }, { id: 'b', label: 'Umbrellas' }],
        links: [{ from: 'a', to: 'b', polarity: '+' }, { from: 'b', to: 'a', polarity: '-' }],
      };
    });
    await ready(page);
    const map = page.locator(MAP);
    await map.getByRole('tab', { name: 'Kreise' }).waitFor();
    assert.equal(await map.locator('img, b').count(), 0, 'text from a map is text');
    assert.match(await map.locator('h2').textContent(), /<img src=x/);
    assert.notEqual(await page.title(), 'hacked');
    const json = await page.evaluate(() => document.querySelector('system-map').map);
    assert.equal(json.factors.length, 2);
  }));

test('the figure and the arrangement are handed out', inChromium({ html: html('view="bold-funding"') }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  const svg = await page.evaluate(() => document.querySelector('system-map').toSVG());
  assert.match(svg, /^<svg[^>]*xmlns/);
  assert.match(svg, /<title/);
  const [object, text] = await page.evaluate(async () => {
    const map = document.querySelector('system-map');
    return [await map.toObject(), await map.toJSON()];
  });
  assert.deepEqual(object, JSON.parse(text));
  await map.getByRole('button', { name: 'More' }).click();
  await map.getByRole('tab', { name: 'About' }).click();
  for (const [name, end] of [['Figure (SVG)', '.svg'], [/arrangement/, '.json']]) {
    const [download] = await Promise.all([page.waitForEvent('download'), map.getByRole('button', { name }).click()]);
    assert.ok(download.suggestedFilename().endsWith(end), download.suggestedFilename());
  }
}));

for (const [name, options] of [
  ['desktop-light', {}], ['desktop-dark', { dark: true }],
  ['phone-light', { viewport: 'phone', context: { hasTouch: true } }], ['phone-dark', { viewport: 'phone', dark: true, context: { hasTouch: true } }],
]) {
  test(`the gallery in ${name}: nothing sticks out, targets are large enough, screenshots to look at`, inChromium(
    { path: '/', ...options },
    async ({ page, shot }) => {
      await page.waitForFunction(() => [...document.querySelectorAll('system-map')].every((m) => m.phase === 'ready'));
      await frames(page, 60);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page scrolls sideways');
      for (const id of ['small', 'whole', 'part', 'other', 'keys']) {
        await page.evaluate((i) => document.getElementById(i).scrollIntoView({ behavior: 'instant' }), id);
        await frames(page, 5);
        await shot(`gallery-${name}-${id}`);
      }
      const small = await page.evaluate((least) => [...document.querySelectorAll('system-map')].flatMap((m) =>
        [...m.shadowRoot.querySelectorAll('button, select, input, summary')].filter((b) => b.checkVisibility())
          .map((b) => [b.textContent || b.ariaLabel, b.getBoundingClientRect()])
          .filter(([, r]) => r.width && (r.height < least || r.width < 24)).map(([t, r]) => `${t}: ${r.width}×${r.height}`)),
      name.startsWith('phone') ? 44 : 24);
      assert.deepEqual(small, []);
      const cut = await page.evaluate(() => [...document.querySelectorAll('system-map')].flatMap((m) =>
        [...m.shadowRoot.querySelectorAll('.bar, .tabs, .shown')].filter((n) => n.scrollWidth > n.clientWidth + 1).map((n) => n.className)));
      assert.deepEqual(cut, []);
    },
  ));
}

test('who works by keys in the panel keeps the focus there, whatever is told next', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  const inPanel = () => page.evaluate(() => {
    const { activeElement } = document.querySelector('system-map').shadowRoot;
    return !!activeElement?.closest('.panel') && activeElement.getClientRects().length > 0;
  });
  const loop = map.getByRole('button', { name: /^R1 The value-for-money cycle feeds itself/ });
  await loop.press('Enter');
  await map.locator('.loops .tale .chip').first().press('Enter');
  await map.locator('[part=details]').getByRole('heading', { level: 3 }).waitFor();
  assert.ok(await inPanel(), 'a factor of the loop');
  await map.locator('[part=details] .neighbour .go').first().press('Enter');
  await frames(page);
  assert.ok(await inPanel(), 'a neighbour');
  await map.locator('[part=details] .sentence').first().press('Enter');
  await frames(page);
  assert.ok(await inPanel(), 'a link');
}));

test('a long list says how many more it will show, and the focus goes to the first of them', inChromium({ html: html() }, async ({ page }) => {
  await ready(page);
  await page.evaluate(() => new Promise((done) => {
    const map = document.querySelector('system-map');
    map.addEventListener('system-map-ready', done, { once: true });
    const ids = Array.from({ length: 6 }, (_, i) => `f${i}`);
    map.map = {
      format: 'system-map', version: 1, title: 'Everything on everything',
      factors: ids.map((id) => ({ id, label: id })),
      links: ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => ({ from, to, polarity: '+' }))),
    };
  }));
  const map = page.locator(MAP);
  await map.getByText(/^409 feedback loops/).waitFor();
  await map.getByRole('button', { name: 'Show 60 more loops' }).press('Enter');
  const label = await page.evaluate(() => document.querySelector('system-map').shadowRoot.activeElement.querySelector('.badge').textContent);
  assert.equal(label, 'R61');
}));
