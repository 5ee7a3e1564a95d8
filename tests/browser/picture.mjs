// The canvas and the SVG of one state are the same picture: both are painted in Chromium and compared, block by block.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';

const BODY = '<body style="margin:0;background:#888"><canvas id="live"></canvas><canvas id="figure"></canvas>';
const BUSY = 2;

/** In the page: brings a session to rest in a state, paints both, and says how far they are apart. */
async function compare({ map, acts, ratio, busy, unpainted = [] }) {
  const glue = await import('/component/wasm/system_map_tools.js');
  await glue.default({ module_or_path: '/pkg/system-map-tools.wasm' });
  const bytes = new Uint8Array(await (await fetch(`/maps/${map}.json`)).arrayBuffer());
  const session = new glue.Session(bytes, {});
  const live = document.querySelector('#live');
  const [width, height] = [1000, 720];
  session.attach(live);
  session.resize(width, height, ratio);
  while (session.step(2000) & busy);
  for (const act of acts) session.act(act);
  while (session.step(2000) & busy);
  session.act({ type: 'fit' });
  session.paint();
  for (const act of unpainted) session.act(act);

  // Where the SVG lies under the camera, from one factor that is in both.
  const svg = session.toSVG({ bare: true });
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const box = root.querySelector('g.factor[data-id]');
  const there = session.screen(box.dataset.id);
  const [x, y, w] = ['x', 'y', 'width'].map((name) => Number(box.querySelector('rect').getAttribute(name)));
  const [left, top, wide, high] = root.getAttribute('viewBox').split(' ').map(Number);
  const scale = there.width / w;
  const image = new Image(Number(root.getAttribute('width')), Number(root.getAttribute('height')));
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();

  const figure = document.querySelector('#figure');
  figure.width = live.width;
  figure.height = live.height;
  const context = figure.getContext('2d');
  context.fillStyle = root.querySelector('rect.paper').getAttribute('fill');
  context.fillRect(0, 0, figure.width, figure.height);
  context.scale(ratio, ratio);
  // The canvas has the map's origin on a whole pixel.
  const whole = (at) => Math.round(at * ratio) / ratio;
  const origin = [whole(there.x - x * scale), whole(there.y - y * scale)];
  context.drawImage(image, origin[0] + left * scale, origin[1] + top * scale, wide * scale, high * scale);

  // Edges are smoothed a little differently: compare means over blocks of 8 by 8 CSS px.
  const pixels = (canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  const [a, b] = [pixels(live), pixels(figure)];
  const side = 8 * ratio;
  let [worst, inked, blocks] = [0, 0, 0];
  for (let by = 0; by + side <= live.height; by += side) {
    for (let bx = 0; bx + side <= live.width; bx += side) {
      const apart = [0, 0, 0];
      let ink = false;
      for (let dy = 0; dy < side; dy++) {
        for (let dx = 0; dx < side; dx++) {
          const at = ((by + dy) * live.width + bx + dx) * 4;
          for (let c = 0; c < 3; c++) apart[c] += a[at + c] - b[at + c];
          ink ||= a[at] !== a[0];
        }
      }
      worst = Math.max(worst, ...apart.map((d) => Math.abs(d) / (side * side)));
      inked += ink;
      blocks++;
    }
  }
  session.free();
  return { worst, inked, blocks };
}

const STATES = [
  ['as it opens', { map: 'hct', acts: [] }],
  ['with a loop lit', { map: 'hct', acts: [{ type: 'loop', name: 'R1' }] }],
  ['dark, in colours, one factor selected', {
    map: 'trust',
    acts: [
      { type: 'theme', dark: true, contrast: false },
      { type: 'convention', value: 'colour' },
      { type: 'select', kind: 'factor', id: 'trust' },
    ],
  }],
  ['at two device pixels per px, in high contrast', {
    map: 'teaching', ratio: 2, acts: [{ type: 'theme', dark: false, contrast: true }],
  }],
];

for (const [name, state] of STATES) {
  test(`the canvas and the SVG show the same picture ${name}`, inChromium({ html: BODY }, async ({ page, shot }) => {
    const found = await page.evaluate(compare, { ratio: 1, busy: BUSY, ...state });
    await shot(`picture-${name.replaceAll(/\W+/g, '-')}`, { fullPage: true });
    assert.ok(found.inked > 200, `hardly anything is drawn: ${JSON.stringify(found)}`);
    assert.ok(found.worst < 24, `the two differ: ${JSON.stringify(found)}`);
  }));
}

test('the comparison notices a picture in which one factor is lit', inChromium({ html: BODY }, async ({ page }) => {
  const unpainted = [{ type: 'select', kind: 'factor', id: 'trust' }];
  const found = await page.evaluate(compare, { ratio: 1, busy: BUSY, map: 'trust', acts: [], unpainted });
  assert.ok(found.worst > 48, `no difference was seen: ${JSON.stringify(found)}`);
}));

test('a figure keeps its labels in their boxes in whatever font it is shown', inChromium({ html: '<body></body>' }, async ({ page }) => {
  const measured = await page.evaluate(async () => {
    const text = await (await fetch('/assets/hct.svg')).text();
    const fonts = ['Liberation Sans', 'DejaVu Sans', 'DejaVu Serif', 'monospace'];
    return fonts.map((font) => {
      const figure = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      figure.setAttribute('font-family', font);
      document.body.replaceChildren(figure);
      let widest = 0;
      let without = 0;
      for (const factor of figure.querySelectorAll('g.factor')) {
        const box = factor.querySelector('rect').getBBox();
        for (const line of factor.querySelectorAll('text')) {
          widest = Math.max(widest, line.getBBox().width / box.width);
          line.removeAttribute('textLength');
          without = Math.max(without, line.getBBox().width / box.width);
        }
      }
      return { font, widest, without };
    });
  });
  for (const { font, widest } of measured) assert.ok(widest > 0.3 && widest < 0.95, `${font}: ${widest} of the box`);
  assert.ok(measured.some(({ without }) => without > 1), 'a font was wide enough to show that it matters');
}));

test('a picture that was moved is the one painted anew', inChromium({ html: BODY }, async ({ page }) => {
  const apart = await page.evaluate(async (busy) => {
    const glue = await import('/component/wasm/system_map_tools.js');
    await glue.default({ module_or_path: '/pkg/system-map-tools.wasm' });
    const session = new glue.Session(new Uint8Array(await (await fetch('/maps/hct.json')).arrayBuffer()), {});
    const live = document.querySelector('#live');
    session.attach(live);
    session.resize(900, 640, 1.5);
    while (session.step(2000) & busy);
    session.act({ type: 'fit' });
    session.act({ type: 'zoom', by: 2.2, x: 450, y: 320 });
    session.paint();
    const pixels = () => new Uint32Array(live.getContext('2d').getImageData(0, 0, live.width, live.height).data.buffer);
    const apart = [];
    // By fractions of a pixel too, not at all, and farther than all that is in sight.
    for (const [dx, dy] of [[37, -23], [-12.4, 0.3], [0, 41], [-55.5, 0], [0, 0], [1, 1], [300, 250], [-2000, 30]]) {
      session.act({ type: 'pan', dx, dy });
      session.paint();
      const moved = pixels();
      session.act({ type: 'theme', dark: false, contrast: false });
      session.paint();
      const anew = pixels();
      let [worst, changed] = [0, 0];
      anew.forEach((pixel, i) => {
        if (pixel === moved[i]) return;
        changed++;
        for (const bits of [0, 8, 16]) worst = Math.max(worst, Math.abs(((pixel >> bits) & 255) - ((moved[i] >> bits) & 255)));
      });
      apart.push({ worst, changed: changed / anew.length });
    }
    session.free();
    return apart;
  }, BUSY);
  // Letters and edges are smoothed by where they lie in single-precision numbers: a shade apart, here and there.
  for (const { worst, changed } of apart) assert.ok(worst < 96 && changed < 0.02, JSON.stringify(apart));
}));
