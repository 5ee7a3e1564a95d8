// The page in other languages: words of the interface, sentences of the core, and which way they are written.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { MAP, html, pixels, ready } from './element/page.mjs';

const inLang = (lang, width = 1280, height = 800) => ({ html: html(`lang="${lang}"`), viewport: { width, height } });
const SCRIPT = '<script type="module" src="/pkg/system-map.js"></script>';
const frame = (page) => page.locator(MAP).locator('.frame');

/** Trust and sharing in a loop; the map says that it is in a language. */
const small = (lang, labels) => ({
  format: 'system-map',
  version: 1,
  title: labels[0],
  lang,
  factors: labels.map((label, i) => ({ id: `f${i}`, label })),
  links: labels.map((_, i) => ({ from: `f${i}`, to: `f${(i + 1) % labels.length}`, polarity: i ? '+' : '-' })),
});

/** A page with a map that a script gives it. */
const given = (map, attributes = '') => ({
  html: `<system-map ${attributes}></system-map>${SCRIPT}<script type="module">document.querySelector('system-map').map = ${JSON.stringify(map)}</script>`,
});

test('an attribute brings French: interface, sentences, key, figure and questions', inChromium(inLang('fr-CA'), async ({ page }) => {
  await ready(page);
  const map = page.locator(MAP);
  assert.equal(await frame(page).getAttribute('lang'), 'fr');
  assert.equal(await frame(page).getAttribute('dir'), 'ltr');
  await map.getByRole('tab', { name: 'Boucles' }).click();
  await map.getByText(/boucles de rétroaction|Voici les \d+ boucles/).first().waitFor();
  await map.locator('.loops .row').first().click();
  await map.getByText(/entraîne une (hausse|baisse) de/).first().waitFor();
  await map.getByText('L’effet prend du temps').first().waitFor();
  await map.getByRole('tab', { name: 'Questions' }).click();
  await map.getByLabel('Facteur', { exact: true }).selectOption('trust');
  await map.getByText(/^Ce qui découle de «\s.*: \d+ facteurs à 1 pas au plus\.$/).first().waitFor();
  const svg = await page.evaluate(() => document.querySelector('system-map').toSVG());
  assert.match(svg, /L’effet prend du temps/);
  assert.match(svg, /<desc[^>]*>Affichage de toute la carte/);
}));

test('Arabic is written from right to left; the drawing is not turned round', inChromium(inLang('ar'), async ({ page }) => {
  await ready(page);
  assert.equal(await frame(page).getAttribute('lang'), 'ar');
  const [stage, panel] = await Promise.all(['[part=stage]', '[part=panel]'].map((part) => page.locator(MAP).locator(part).boundingBox()));
  assert.ok(panel.x < stage.x, 'the panel is on the left');
  const turned = await pixels(page);
  assert.ok(turned.colours > 10);
  await page.locator(MAP).getByRole('tab', { name: 'الحلقات' }).click();
  await page.locator(MAP).locator('.loops .row').first().click();
  await page.locator(MAP).getByText(/يؤدي إلى (ارتفاع|انخفاض) في «\u2068/).first().waitFor();
  // What is drawn is what a page in English draws.
  await page.locator(MAP).evaluate((map) => map.shadowRoot.querySelector('.frame').remove());
  const positions = (lang) => page.evaluate(async (tag) => {
    const map = document.createElement('system-map');
    map.setAttribute('lang', tag);
    map.src = '/maps/hct.json';
    document.body.replaceChildren(map);
    await new Promise((done) => map.addEventListener('system-map-ready', done));
    await new Promise((done) => setTimeout(done, 3000));
    return map.boxOf('trust').x - map.boxOf('openness').x;
  }, lang);
  assert.ok(Math.abs(await positions('ar') - await positions('en')) < 2, 'left stays left');
}));

test('the language of the map itself counts where no attribute says another', inChromium(given(small('cy', ['Ymddiriedaeth', 'Rhannu'])), async ({ page }) => {
  await ready(page);
  assert.equal(await frame(page).getAttribute('lang'), 'cy');
  await page.locator(MAP).getByText('1 ddolen adborth: mae’n ei chadw ei hun yn wastad (cydbwyso).').first().waitFor();
}));

test('an attribute goes before the language of the map', inChromium(given(small('ar', ['ثقة', 'مشاركة']), 'lang="en"'), async ({ page }) => {
  await ready(page);
  assert.equal(await frame(page).getAttribute('lang'), 'en');
  await page.locator(MAP).getByText('1 feedback loop: it holds itself steady (balancing).').first().waitFor();
  await page.locator(MAP).getByText('ثقة ← مشاركة').first().waitFor();
}));

test('a file with a mistake that can be mended is told in its language too', inChromium(given({ ...small('es', ['Confianza', 'Ayuda']), surprise: 1 }), async ({ page }) => {
  await ready(page);
  await page.locator(MAP).getByText('1 ciclo de retroalimentación: se mantiene estable (de equilibrio).').first().waitFor();
}));

test('Welsh counts as Welsh does', inChromium(inLang('cy'), async ({ page }) => {
  await ready(page);
  const said = await page.evaluate(() => {
    const map = document.querySelector('system-map');
    return map.words.sayLoops;
  });
  assert.equal(said.two, 'Mae {n} ddolen yn mynd trwyddo.');
  const map = page.locator(MAP);
  await map.getByRole('combobox', { name: 'Chwilio am ffactor' }).fill('trust');
  await map.locator('[aria-live]').getByText(/^Cafwyd hyd i \d+ ffactor$/).waitFor({ state: 'attached' });
}));

test('words of the page’s own go before those of the table, and changing the language keeps them', inChromium(inLang('fr'), async ({ page }) => {
  await page.evaluate(() => { document.querySelector('system-map').words = { tabLoops: 'Ronds' }; });
  await ready(page);
  await page.locator(MAP).getByRole('tab', { name: 'Ronds' }).waitFor();
  await page.locator(MAP).getByRole('tab', { name: 'Détail' }).waitFor();
  await page.locator(MAP).evaluate((map) => map.setAttribute('lang', 'es'));
  await page.locator(MAP).getByRole('tab', { name: 'Detalle' }).waitFor();
  await page.locator(MAP).getByRole('tab', { name: 'Ronds' }).waitFor();
  await page.locator(MAP).evaluate((map) => map.removeAttribute('lang'));
  await page.locator(MAP).getByRole('tab', { name: 'Details' }).waitFor();
  await page.locator(MAP).evaluate((map) => { map.words = {}; });
  await page.locator(MAP).getByRole('tab', { name: 'Loops' }).waitFor();
}));

const noTable = { html: SCRIPT, errors: [/404/] };
test('a table that is not there leaves the map in English, and says so', inChromium(noTable, async ({ page }) => {
  await page.route('**/lang/fr.json', (route) => route.fulfill({ status: 404, body: 'not found' }));
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<system-map src="/maps/teaching.json" lang="fr"></system-map>'));
  await ready(page);
  await page.locator(MAP).getByText('The words for fr could not be loaded, so the map is told in English.').waitFor();
  await page.locator(MAP).getByRole('tab', { name: 'Loops' }).waitFor();
  assert.equal(await frame(page).getAttribute('lang'), 'en');
}));

const noMap = { html: html('lang="fr"', '/maps/no.json'), errors: [/404/] };
test('a map that is not there is said not to be in the language of the page', inChromium(noMap, async ({ page }) => {
  await page.locator(MAP).getByText('La carte ne peut pas être affichée ici').waitFor();
  await page.locator(MAP).getByText('Introuvable à l’adresse /maps/no.json : le fichier de la carte.').waitFor();
  await page.locator(MAP).getByRole('button', { name: 'Réessayer' }).waitFor();
}));

test('a language without a table is English, and no table is asked for', inChromium({ html: SCRIPT }, async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<system-map src="/maps/teaching.json" lang="de"></system-map>'));
  await ready(page);
  assert.ok(!asked.some((url) => url.includes('/lang/')), asked.join());
  assert.equal(await frame(page).getAttribute('lang'), 'en');
}));

for (const [name, width, height] of [['desktop', 1280, 800], ['phone', 390, 844]]) {
  test(`all tabs are in sight on a ${name} in every language`, inChromium({ html: SCRIPT, viewport: { width, height } }, async ({ page }) => {
    for (const lang of ['en', 'ar', 'cy', 'es', 'fr']) {
      await page.evaluate((tag) => {
        document.body.innerHTML = `<system-map src="/maps/teaching.json" lang="${tag}"></system-map>`;
      }, lang);
      await ready(page);
      const hidden = await page.locator(MAP).locator('.tabs').evaluate((tabs) => tabs.scrollWidth - tabs.clientWidth);
      assert.ok(hidden <= 0, `${lang}: the tabs are ${hidden} px too wide`);
    }
  }));
}

for (const [lang, tabs] of [['ar', ['الحلقات', 'أسئلة', 'حول']], ['fr', ['Boucles', 'Questions', 'Infos']]]) {
  for (const [name, width, height] of [['desktop', 1280, 800], ['phone', 390, 844]]) {
    test(`${lang} on a ${name}: nothing sticks out, screenshots to look at`, inChromium(inLang(lang, width, height), async ({ page, shot }) => {
      await ready(page);
      for (const tab of tabs) {
        await page.locator(MAP).getByRole('tab', { name: tab }).click();
        if (tab === tabs[0]) await page.locator(MAP).locator('.loops .row').first().click();
        await page.waitForTimeout(800);
        await shot(`lang-${lang}-${name}-${tabs.indexOf(tab)}`);
      }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `the page is ${wide} px too wide`);
    }));
  }
}

/** Labels and arrows of an element as they are seen from left to right. */
const seen = (element) => element.evaluate((node) => {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const parts = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    for (const { 0: part, index } of text.data.matchAll(/[\p{L}]+|[→←]/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + part.length);
      parts.push([range.getBoundingClientRect().left, part]);
    }
  }
  return parts.sort(([a], [b]) => a - b).map(([, part]) => part).join(' ');
});

for (const [lang, labels, loop, way] of [
  ['en', ['Trust', 'الثقة', 'التكلفة', 'الجهد'], 'Trust → الثقة → التكلفة → الجهد', 'Trust → الثقة → التكلفة'],
  ['en', ['الجهد', 'Trust', 'Costs', 'NHS'], 'NHS ← Costs ← Trust ← الجهد', 'Costs ← Trust ← الجهد'],
]) {
  test(`labels that are written both ways are seen in the order of the loop: ${labels[0]}`, inChromium(given(small(lang, labels)), async ({ page }) => {
    await ready(page);
    const map = page.locator(MAP);
    await map.getByRole('tab', { name: 'Loops' }).click();
    assert.equal(await seen(map.locator('.loops .row .name').first()), loop);
    await map.getByRole('tab', { name: 'Ask' }).click();
    await map.getByLabel('From', { exact: true }).selectOption('f0');
    await map.getByLabel('To', { exact: true }).selectOption('f2');
    const found = map.locator('[part=ask] section').filter({ hasText: 'How does one lead to another?' }).getByRole('listitem').first();
    assert.equal(await seen(found.getByRole('button')), way);
  }));
}
