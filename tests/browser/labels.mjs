// No label lies on another, in the boxes that the browser itself gives to the texts, and letters can be read: on the
// maps of this project and, where ../shared is there, on maps that other people made.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inChromium, root } from './lib.mjs';

const BUSY = 2;
/** What the picture has of a window, beside or above the panel. */
const STAGES = { desktop: [930, 700], phone: [372, 312] };
/** Larger ones are no longer maps for one sheet. */
const MOST = 150;

/** A plain graph of ../shared as a map. */
function map({ name, factors, links }) {
  return {
    format: 'system-map', version: 1, title: name,
    factors: factors.map(({ id, label }) => ({ id, label: label || id })),
    links: links.map(({ from, to, polarity }, i) => ({ id: `l${i}`, from, to, polarity })),
  };
}

function maps() {
  const own = path.join(root, 'www/maps');
  const found = readdirSync(own).filter((file) => file.endsWith('.json')).map((file) => [file, JSON.parse(readFileSync(path.join(own, file), 'utf8'))]);
  found.push(['scripts', JSON.parse(readFileSync(path.join(root, 'tests/data/scripts.json'), 'utf8'))]);
  const open = path.join(root, '../shared/maps/graphs');
  if (!existsSync(open)) return found;
  for (const file of readdirSync(open).filter((name) => name.endsWith('.json'))) {
    const graph = JSON.parse(readFileSync(path.join(open, file), 'utf8'));
    if (graph.factors.length <= MOST) found.push([file, map(graph)]);
  }
  return found;
}

/** In the page: lays a map out for a stage, and measures what the browser makes of its labels. */
async function measure({ data, stage, busy }) {
  window.glue ??= (async () => {
    const glue = await import('/component/wasm/system_map_tools.js');
    await glue.default({ module_or_path: '/pkg/system-map-tools.wasm' });
    return glue;
  })();
  const { Session } = await window.glue;
  const session = new Session(new TextEncoder().encode(JSON.stringify(data)), {});
  session.attach(document.createElement('canvas'));
  session.resize(stage[0], stage[1], 1);
  while (session.step(500) & busy);
  const figure = new DOMParser().parseFromString(session.toSVG({ bare: true }), 'image/svg+xml').documentElement;
  document.body.replaceChildren(figure);
  const labels = [...figure.querySelectorAll('g.factor')].map((factor) => {
    const { x, y, width, height } = factor.querySelector('rect').getBBox();
    // As wide as the letters are: without the length that makes them fit.
    const texts = [...factor.querySelectorAll('text')].map((text) => (text.removeAttribute('textLength'), text.getBBox()));
    const left = Math.min(...texts.map((t) => t.x)), right = Math.max(...texts.map((t) => t.x + t.width));
    const top = Math.min(...texts.map((t) => t.y)), bottom = Math.max(...texts.map((t) => t.y + t.height));
    return { id: factor.dataset.id, box: [x, y, x + width, y + height], text: [left, top, right, bottom], size: Number(factor.querySelector('text').getAttribute('font-size')), width };
  });
  const pairs = (key) => labels.flatMap((a, i) => labels.slice(0, i).filter((b) =>
    a[key][0] < b[key][2] && b[key][0] < a[key][2] && a[key][1] < b[key][3] && b[key][1] < a[key][3]).map((b) => `${a.id} on ${b.id}`));
  const outside = labels.filter(({ box, text }) => text[0] < box[0] - 1 || text[2] > box[2] + 1 || text[1] < box[1] - 4 || text[3] > box[3] + 4).map(({ id }) => id);
  const first = labels[0];
  const letters = first ? (session.screen(first.id).width / first.width) * first.size : 15;
  session.free();
  return { labels: labels.length, overlaps: [...pairs('text'), ...pairs('box')], outside, letters };
}

for (const [name, stage] of Object.entries(STAGES)) {
  test(`no label lies on another and all letters can be read, on a ${name}`, inChromium({ html: '<body></body>', viewport: name }, async ({ page }) => {
    const all = maps();
    for (const [file, data] of all) {
      const { labels, overlaps, outside, letters } = await page.evaluate(measure, { data, stage, busy: BUSY });
      assert.equal(labels, data.factors.length, file);
      assert.deepEqual([overlaps, outside], [[], []], file);
      assert.ok(letters >= 10.99, `${file} opens in letters of ${letters} px`);
    }
    console.log(`# ${all.length} maps on a ${name}`);
  }));
}
