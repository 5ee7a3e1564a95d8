// The explorer page: files of other programs dropped, chosen or pasted become a map and an account of how it was read.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { loadFormats } from '../boundary/lib.mjs';
import { inChromium } from './lib.mjs';
import { drop, frames } from './element/page.mjs';

const KUMU = JSON.stringify({
  elements: [{ label: 'Trust' }, { label: 'Sharing' }, { label: 'Workload', description: '<img src=x onerror=alert(1)>Too much' }],
  connections: [
    { from: 'Trust', to: 'Sharing', type: '++' },
    { from: 'Sharing', to: 'Trust', type: '--' },
    { from: 'Workload', to: 'Sharing', type: 'Hinders' },
  ],
});
const LOOPY = 'https://ncase.me/loopy/v1.1/?data=[[[1,403,223,1,%22rabbits%22,4],[2,405,382,1,%22foxes%2520near%22,5]],[[1,2,94,1,0],[2,1,89,-1,0]],[],2%5D';
const MDL = `{UTF-8}
Births = A FUNCTION OF( Population ) ~~|
Population = A FUNCTION OF( Births ) ~~|
\\\\\\---/// Sketch information - do not modify anything except names
V300  Do not put anything below this section - it will be ignored
*View 1
$192-192-192,0,Times New Roman|12||0-0-0|0-0-0|0-0-255|-1--1--1|-1--1--1|72,72,100,0
10,1,Population,400,200,40,20,8,3,0,0,0,0,0,0
10,2,Births,200,200,40,20,8,3,0,0,0,0,0,0
1,3,1,2,1,0,43,0,0,64,0,-1--1--1,,1|(300,120)|
1,4,2,1,1,0,43,0,0,64,0,-1--1--1,,1|(300,280)|
///---\\\\\\
`;

const page = { path: '/explore/', viewport: { width: 1280, height: 900 } };
const phone = { path: '/explore/', viewport: { width: 390, height: 844 } };

/** The map that is there, and what its tab “About” says. */
async function opened(page) {
  await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
  await frames(page);
  const map = page.locator('system-map');
  await map.getByRole('tab', { name: 'About' }).click();
  const account = map.locator('[part=audit]');
  await account.waitFor();
  const { factors, links } = await page.evaluate(() => {
    const { factors, links } = document.querySelector('system-map').map;
    return { factors: factors.map(({ label, id }) => label ?? id), links: links.map(({ polarity }) => polarity ?? '?') };
  });
  return { map, account, factors: factors.sort(), links: links.sort() };
}

test('a Kumu file that is dropped becomes a map, and its account leads to places on it', inChromium(page, async ({ page, shot }) => {
  await drop(page, 'map.json', KUMU);
  const { map, account, factors, links } = await opened(page);
  assert.deepEqual(factors, ['Sharing', 'Trust', 'Workload']);
  assert.deepEqual(links, ['+', '+', '?']);
  await account.getByText('Kumu').first().waitFor();
  await account.getByText('1 link typed `--` read as same-direction').waitFor();
  await shot('explore-kumu');
  const where = account.getByRole('listitem').filter({ hasText: 'typed `--`' });
  await where.getByText('Show where').click();
  await where.getByRole('button').first().click();
  await map.getByRole('heading', { name: /trust/i }).waitFor();
}));

test('what the file does not say of a kind of links can be said in the page', inChromium(page, async ({ page }) => {
  await drop(page, 'map.json', KUMU);
  await opened(page);
  await page.getByLabel('“Hinders”').selectOption('-');
  await page.waitForFunction(() => document.querySelector('system-map').map?.links.every(({ polarity }) => polarity));
  const { links } = await opened(page);
  assert.deepEqual(links, ['+', '+', '-']);
  await page.getByLabel('“Hinders”').selectOption('');
  await page.waitForFunction(() => document.querySelector('system-map').map?.links.some(({ polarity }) => !polarity || polarity === '?'));
}));

test('a workbook is chosen by its button', inChromium(page, async ({ page }) => {
  const { glue } = await loadFormats();
  const { json } = glue.importMap(new TextEncoder().encode(KUMU), 'map.json');
  const { parts: [{ bytes }] } = glue.exportMap(json, 'xlsx');
  await page.locator('#file').setInputFiles({ name: 'map.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  const { factors, links } = await opened(page);
  assert.deepEqual(factors, ['Sharing', 'Trust', 'Workload']);
  assert.deepEqual(links, ['+', '+', '?']);
}));

test('a Vensim file that is dropped becomes a map', inChromium(page, async ({ page }) => {
  await drop(page, 'population.mdl', MDL);
  const { factors, links } = await opened(page);
  assert.deepEqual(factors, ['Births', 'Population']);
  assert.deepEqual(links, ['+', '+']);
}));

test('a LOOPY link that is pasted becomes a map', inChromium(page, async ({ page }) => {
  await page.getByRole('button', { name: 'Paste' }).click();
  await page.getByLabel(/LOOPY link/).fill(LOOPY);
  await page.getByRole('button', { name: 'Show this map' }).click();
  const { factors, links } = await opened(page);
  assert.deepEqual(factors, ['foxes near', 'rabbits']);
  assert.deepEqual(links, ['+', '-']);
}));

test('what can not be read is said, and the next file opens', inChromium(page, async ({ page, shot }) => {
  await drop(page, 'photo.png', '\x89PNG\r\n\x1a\n0000');
  const map = page.locator('system-map');
  await map.getByText('The map cannot be shown here').waitFor();
  await shot('explore-refused');
  await drop(page, 'map.json', KUMU);
  assert.equal((await opened(page)).factors.length, 3);
}));

test('on a phone nothing sticks out, before and after', inChromium(phone, async ({ page, shot }) => {
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(await over() <= 0);
  await shot('explore-phone-empty');
  await drop(page, 'map.json', KUMU);
  await opened(page);
  assert.ok(await over() <= 0);
  await shot('explore-phone');
}));

test('a source of another format is opened by the element itself', inChromium({
  html: `<system-map src="data:application/json;base64,${Buffer.from(KUMU).toString('base64')}"></system-map>`
    + '<script type="module" src="/pkg/system-map.js"></script>',
}, async ({ page }) => {
  const { factors } = await opened(page);
  assert.equal(factors.length, 3);
}));

test('of several views in a file the reader chooses one, or all together', inChromium(page, async ({ page, shot }) => {
  const second = MDL.replace('///---\\\\\\', `\\\\\\---/// Sketch information - do not modify anything except names
V300  Do not put anything below this section - it will be ignored
*Deaths
$192-192-192,0,Times New Roman|12||0-0-0|0-0-0|0-0-255|-1--1--1|-1--1--1|72,72,100,0
10,1,Hunger,400,200,40,20,8,3,0,0,0,0,0,0
10,2,Deaths,200,200,40,20,8,3,0,0,0,0,0,0
1,3,1,2,1,0,43,0,0,64,0,-1--1--1,,1|(300,120)|
///---\\\\\\`);
  await drop(page, 'model.mdl', second);
  const { account, factors } = await opened(page);
  assert.deepEqual(factors, ['Births', 'Deaths', 'Hunger', 'Population']);
  // What is said for the command line is not said here.
  assert.doesNotMatch(await account.innerText(), /--map/);
  const which = page.getByLabel('Which map of this file?');
  assert.deepEqual(await which.getByRole('option').allInnerTexts(), ['All together', 'View 1', 'Deaths']);
  assert.equal(await which.inputValue(), '*');
  await which.selectOption('Deaths');
  await page.waitForFunction(() => document.querySelector('system-map').map?.factors.length === 2);
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector('#maps')).value === 'Deaths');
  await shot('explore-views');
}));

test('a map is taken along for another program, with what that cannot hold', inChromium(page, async ({ page, shot }) => {
  await drop(page, 'map.json', KUMU);
  const { map } = await opened(page);
  const take = async (format) => {
    const arrives = page.waitForEvent('download');
    await map.getByLabel('For another program').selectOption({ label: format });
    await map.getByRole('button', { name: 'Download', exact: true }).click();
    const download = await arrives;
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
  };
  const outline = await take('Outline (text)');
  assert.match(outline.name, /\.outline\.txt$/);
  assert.match(outline.bytes.toString(), /Trust -> Sharing : \+/);
  const document = await take('Document (Markdown)');
  assert.match(document.name, /\.md$/);
  assert.match(document.bytes.toString(), /### Workload\n/);
  const workbook = await take('Spreadsheet (XLSX)');
  assert.equal(workbook.bytes.subarray(0, 4).toString('latin1'), 'PK\x03\x04');
  const { importMap } = (await loadFormats()).glue;
  const again = JSON.parse(importMap(workbook.bytes, workbook.name, {}).json);
  assert.deepEqual(again.factors.map(({ label }) => label).sort(), ['Sharing', 'Trust', 'Workload']);
  await map.getByLabel('For another program').scrollIntoViewIfNeeded();
  await take('LOOPY');
  await map.getByText('What this format cannot hold:').waitFor();
  await shot('explore-download');
}));
