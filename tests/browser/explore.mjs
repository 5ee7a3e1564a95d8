// The explorer page: files of other programs dropped, chosen or pasted become a map and an account of how it was read.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

for (const [width, height, type] of [[390, 664, '+'], [360, 640, '+'], [390, 844, 'Hinders']]) {
  test(`on a phone of ${width} × ${height} the buttons are free while something is said and a part is shown`, inChromium({ ...page, viewport: { width, height } }, async ({ page, shot }) => {
    const link = (/** @type {string} */ id, /** @type {string} */ kind) => ({ _id: id, from: id[0], to: id[1], direction: 'directed', attributes: { 'connection type': kind } });
    await drop(page, 'project.json', JSON.stringify({
      elements: ['a', 'b', 'c'].map((id) => ({ _id: id, attributes: { label: `What ${id} is called` } })),
      connections: [link('ab', type), link('bc', '--')],
      loops: [{ _id: 'l', attributes: { label: 'Onwards' }, connections: ['ab', 'bc'] }], maps: [],
    }));
    await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
    const map = page.locator('system-map');
    await map.locator('[part=notice]').getByText('How this file was read').waitFor();
    await map.locator('select').first().selectOption({ label: 'Onwards' });
    await map.getByText('Showing', { exact: false }).first().waitFor();
    await frames(page, 10);
    await shot(`explore-notice-${width}-${height}`);
    const seen = await page.evaluate(() => {
      const root = document.querySelector('system-map').shadowRoot;
      const covered = [...root.querySelectorAll('.zoom button')].filter((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        return !button.contains(root.elementFromPoint(x + width / 2, y + height / 2));
      });
      const bottom = (/** @type {string} */ name) => root.querySelector(name).getBoundingClientRect().bottom;
      return { covered: covered.map((button) => button.textContent), buttons: root.querySelectorAll('.zoom button').length, stage: root.querySelector('.stage').clientHeight, over: bottom('.panel') - bottom('.frame'), list: root.querySelector('.scroll').clientHeight };
    });
    assert.deepEqual(seen.covered, [], JSON.stringify(seen));
    assert.ok(seen.buttons >= 3 && seen.stage >= 120 && seen.over <= 1 && seen.list >= 80, JSON.stringify(seen));
  }));
}

test('a file of another program may use our words', inChromium(page, async ({ page }) => {
  const graph = { factors: [{ id: 1, label: 'Trust' }, { id: 2, label: 'Work' }], links: [{ from: 1, to: 2, polarity: '+' }] };
  await drop(page, 'graph.json', JSON.stringify(graph));
  const { account, factors, links } = await opened(page);
  assert.deepEqual([factors, links], [['Trust', 'Work'], ['+']]);
  await account.getByText('graph in JSON').first().waitFor();
  await drop(page, 'map.json', KUMU.replace('"label":"Trust"', '"label":"Trust","factors":"system-map","tags":["factors","system-map"]'));
  await page.waitForFunction(() => document.querySelector('system-map').map?.factors?.length === 3);
}));

test('a place that is not on the part that is shown is shown on the whole map', inChromium(page, async ({ page, shot }) => {
  const element = (/** @type {string} */ id) => ({ _id: id, attributes: { label: id.toUpperCase() } });
  const connection = (/** @type {string} */ id, /** @type {string} */ type) => ({ _id: id, from: id[0], to: id[1], direction: 'directed', attributes: { 'connection type': type } });
  const elements = ['a', 'b', 'c'].map(element), connections = [connection('ab', '+'), connection('bc', '--'), connection('ca', '+')];
  await drop(page, 'map.json', JSON.stringify({
    name: 'P', elements, connections, loops: [{ _id: 'l', attributes: { label: 'X' }, connections: ['ab'] }],
    maps: [{ _id: 'm', name: 'M', elements: elements.map(({ _id }) => ({ element: _id })), connections: connections.map(({ _id }) => ({ connection: _id })), loops: [{ loop: 'l' }] }],
  }));
  const { map, account } = await opened(page);
  const go = async (/** @type {string} */ note, /** @type {RegExp} */ name) => {
    const where = account.getByRole('listitem').filter({ hasText: note });
    await where.getByText('Show where').click();
    await where.getByRole('button', { name }).click();
  };
  const part = map.locator('[part=shown]');
  await go('does not close', /^X/);
  await part.filter({ hasText: 'X' }).waitFor();
  await go('typed `--`', /B → C/);
  await part.waitFor({ state: 'hidden' });
  await map.getByRole('heading', { name: /B.*C/ }).waitFor();
  await shot('explore-account-place');
}));

test('what the file does not say of a kind of links can be said in the page', inChromium(page, async ({ page }) => {
  await drop(page, 'map.json', KUMU);
  await opened(page);
  await page.getByLabel('“Hinders”').selectOption('-');
  await page.waitForFunction(() => document.querySelector('system-map').map?.links?.every(({ polarity }) => polarity));
  const { links } = await opened(page);
  assert.deepEqual(links, ['+', '+', '-']);
  await page.getByLabel('“Hinders”').selectOption('');
  await page.waitForFunction(() => document.querySelector('system-map').map?.links?.some(({ polarity }) => !polarity || polarity === '?'));
}));

test('two signs in one, and a type of many letters, can be said in the page too', inChromium(page, async ({ page }) => {
  const long = 'x'.repeat(90);
  await drop(page, 'links.csv', `From,To,Sign\nTrust,Sharing,++\nSharing,Trust,${long}\n`);
  const { account, links } = await opened(page);
  assert.deepEqual(links, ['?', '?']);
  // Places are called by what is there.
  const where = account.getByRole('listitem').filter({ hasText: 'may be two signs' });
  await where.getByText('Show where').click();
  await where.getByRole('button', { name: 'Trust → Sharing' }).waitFor();
  const all = () => page.evaluate(() => document.querySelector('system-map').map?.links?.filter(({ polarity }) => polarity && polarity !== '?').length);
  await page.getByLabel('The sign ++').selectOption('+');
  await page.waitForFunction(() => document.querySelector('system-map').map?.links?.some(({ polarity }) => polarity === '+'));
  await page.getByLabel(`“${'x'.repeat(80)}…”`).selectOption('-');
  await page.waitForFunction(() => document.querySelector('system-map').map?.links?.some(({ polarity }) => polarity === '-'));
  assert.equal(await all(), 2);
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
  const map = (id, name) => ({ _id: id, name, elements: [{ element: 'a' }], connections: [], loops: [] });
  await drop(page, 'project.json', JSON.stringify({
    version: 1, name: 'P', defaultMap: 'm1', connections: [], loops: [],
    maps: [map('m1', 'How partnership working between the funders and the funded is helped or hindered'), map('m2', 'B')],
    elements: [{ _id: 'a', attributes: { label: 'A' } }],
  }));
  await page.waitForFunction(() => document.querySelector('system-map').map?.factors?.[0]?.label === 'A');
  await page.getByLabel('Which map of this file?').waitFor();
  assert.ok(await over() <= 0, `${await over()} px wider`);
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
  await page.waitForFunction(() => document.querySelector('system-map').map?.factors?.length === 2);
  await page.waitForFunction(() => /** @type {any} */ (document.querySelector('#maps')).value === 'Deaths');
  await shot('explore-views');
}));

const FACTORS = 'Label,Type\nTrust,x\nSharing,y\nTime,y\n';
const LINKS = 'From,To,Type\nTrust,Sharing,+\n';

/** Drops several files at once. */
const dropAll = (page, files) => page.evaluate((files) => {
  const dataTransfer = new DataTransfer();
  for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}, files);

test('two tables that are one map are opened as one, dropped or chosen', inChromium(page, async ({ page, shot }) => {
  const whole = async () => {
    const { account, factors, links } = await opened(page);
    assert.deepEqual(factors, ['Sharing', 'Time', 'Trust']);
    assert.deepEqual(links, ['+']);
    await account.getByText('2 tables were read together as one map').waitFor();
    assert.equal(await page.locator('#told').innerText(), '');
  };
  await dropAll(page, [['elements.csv', FACTORS], ['connections.csv', LINKS]]);
  await whole();
  await shot('explore-pair');
  await page.reload();
  const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.locator('#file').setInputFiles([file('links.csv', LINKS), file('people.csv', FACTORS)]);
  await whole();
}));

test('of other files that are given at once the first is opened, and the others are named', inChromium(page, async ({ page, shot }) => {
  await dropAll(page, [['map.json', KUMU], ['population.mdl', MDL], ['elements.csv', FACTORS]]);
  assert.equal((await opened(page)).factors.length, 3);
  const told = page.getByRole('status').filter({ hasText: 'Not opened' });
  assert.match(await told.innerText(), /^Opened: “map.json”. Not opened: “population.mdl”, “elements.csv”. One map is shown at a time./);
  await shot('explore-several');
  // What was said is said again when the same file is read in another way, and no more when another is opened.
  await page.getByLabel('“Hinders”').selectOption('-');
  await page.waitForFunction(() => document.querySelector('system-map').map?.links?.every(({ polarity }) => polarity));
  assert.match(await told.innerText(), /Not opened/);
  await dropAll(page, [['links.csv', LINKS], ['more.csv', LINKS.replace('Trust', 'Hope')]]);
  await page.waitForFunction(() => document.querySelector('system-map').map?.factors?.length === 2);
  await page.getByText('Opened: “links.csv”. Not opened: “more.csv”.').waitFor();
  await drop(page, 'links.csv', LINKS);
  await page.waitForFunction(() => document.querySelector('#told').textContent === '');
}));

test('of two tables the second is broken: what is wrong with it is said', inChromium(page, async ({ page }) => {
  await dropAll(page, [['nodes.csv', 'id,label\n1,A\n2,B\n'], ['edges.csv', 'source,target,sign\n1,"2,+\n']]);
  assert.equal((await opened(page)).factors.length, 2);
  const told = page.getByRole('status').filter({ hasText: 'Opened' });
  assert.match(await told.innerText(), /^Opened: “nodes.csv”. “edges.csv” was not read along: A quote is opened .* Line 2 of “edges.csv”.$/);
}));

test('a folder that is dropped is no silence', inChromium(page, async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'system-map-folder-'));
  const client = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await client.send('Input.dispatchDragEvent', { type, x: 300, y: 400, data: { items: [], files: [folder], dragOperationsMask: 1 } });
  }
  await page.getByRole('status').filter({ hasText: 'can’t be read. If that is a folder' }).waitFor();
  assert.ok(await page.locator('#empty').isVisible());
}));

test('who chooses what a kind of links means keeps the focus, however often', inChromium(page, async ({ page }) => {
  await drop(page, 'links.csv', 'From,To,Type\nA,B,feeds\nB,C,eats\nC,A,likes\n');
  await opened(page);
  await page.getByLabel('“eats”').focus();
  for (const [sign, count] of [['+', 2], ['-', 2], ['', 3]]) {
    await page.getByLabel('“eats”').selectOption(sign);
    await page.waitForFunction((count) => {
      const { links } = document.querySelector('system-map').map ?? { links: [] };
      return links.length === 3 && links.filter(({ polarity }) => !polarity || polarity === '?').length === count;
    }, count);
    await frames(page);
    assert.equal(await page.evaluate(() => document.activeElement?.closest('label')?.textContent.slice(0, 6)), '“eats”');
  }
  assert.deepEqual(await page.locator('#kinds span').allInnerTexts(), ['“feeds”', '“eats”', '“likes”']);
}));

test('looks of lines and weights can be given a sign too', inChromium(page, async ({ page }) => {
  await drop(page, 'x.dot', 'digraph { a -> b [style=dashed]; b -> a [label="+"] }');
  await opened(page);
  await page.getByLabel('Drawn “dashed”').selectOption('-');
  await page.waitForFunction(() => document.querySelector('system-map').map?.links?.every(({ polarity }) => polarity));
  assert.deepEqual((await opened(page)).links, ['+', '-']);
  await drop(page, 'weights.csv', ',A,B\nA,0,3\nB,2,0\n');
  await page.getByLabel('A weight above 0').selectOption('+');
  await page.waitForFunction(() => document.querySelector('system-map').map?.links?.every(({ polarity }) => polarity === '+'));
}));

for (const [name, size] of [['a desk', page], ['a phone', phone]]) {
  test(`many kinds of links leave room for the map on ${name}`, inChromium(size, async ({ page, shot }) => {
    const rows = Array.from({ length: 20 }, (_, i) => `A${i},B${i},a kind of link number ${i}\n`);
    await drop(page, 'kinds.csv', `From,To,Type\n${rows.join('')}`);
    await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
    await frames(page);
    const { top, height } = await page.evaluate(() => ({ top: document.querySelector('system-map').getBoundingClientRect().top, height: innerHeight }));
    assert.ok(top < height * .65, `${top} of ${height}`);
    await shot(`explore-kinds-${name.replace(/^a /, '')}`);
  }));
}

test('what is said at once leads to the account, and a loop that does not close to the view that shows it', inChromium(page, async ({ page }) => {
  const link = (id, from, to) => ({ _id: id, direction: 'directed', from, to, attributes: { 'connection type': '+' } });
  await drop(page, 'project.json', JSON.stringify({
    elements: ['a', 'b', 'c'].map((id) => ({ _id: id, attributes: { label: id.toUpperCase() } })),
    connections: [link('ab', 'a', 'b'), link('bc', 'b', 'c')],
    loops: [{ _id: 'l', attributes: { label: 'Onwards' }, connections: ['ab', 'bc'] }], maps: [],
  }));
  const { map } = await opened(page);
  assert.match(await map.locator('[part=notice]').innerText(), /3 factors, 2 links.*see “About” \(notes: \d+\)/);
  const note = map.locator('.audit li', { hasText: 'does not close' });
  await note.locator('summary').click();
  await note.getByRole('button', { name: 'Onwards' }).click();
  await page.waitForFunction(() => /^loop-/.test(document.querySelector('system-map').state.view ?? ''));
  await map.getByText('Showing', { exact: false }).first().waitFor();
  assert.equal(await note.locator('span').first().getAttribute('lang'), 'en');
}));

test('of several files of which the first cannot be read none is called opened', inChromium(page, async ({ page }) => {
  await page.setInputFiles('#file', [
    { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('\x89PNG\r\n\x1a\n no picture', 'latin1') },
    { name: 'map.json', mimeType: 'application/json', buffer: Buffer.from(KUMU) },
  ]);
  await page.locator('system-map').getByText('The map cannot be shown here').waitFor();
  const told = await page.locator('#told').innerText();
  assert.match(told, /^Not opened: “photo.png”, .* and “map.json”/);
}));

test('of two maps of one name each can be chosen', inChromium(page, async ({ page }) => {
  const map = (id, element) => ({ _id: id, name: 'Same', elements: [{ element }], connections: [], loops: [] });
  await drop(page, 'project.json', JSON.stringify({
    version: 1, name: 'P', defaultMap: 'm1', connections: [], loops: [], maps: [map('m1', 'a'), map('m2', 'b')],
    elements: ['a', 'b'].map((id) => ({ _id: id, attributes: { label: id.toUpperCase() } })),
  }));
  assert.deepEqual((await opened(page)).factors, ['A']);
  await page.getByLabel('Which map of this file?').selectOption('Same (m2)');
  await page.waitForFunction(() => document.querySelector('system-map').map?.factors?.[0]?.label === 'B');
  assert.equal(await page.getByLabel('Which map of this file?').inputValue(), 'Same (m2)');
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
