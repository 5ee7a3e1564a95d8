// The canvas and the SVG of one state are the same picture.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';

const PAGE = `<script type="module" src="/pkg/system-map.js"></script>
<system-map src="/maps/hct.json" style="display:block; width: 1000px; height: 700px"></system-map>`;

const STATES = {
  'the whole map': {},
  'an excerpt': { view: 'bold-funding' },
  'a lit loop': { loop: 'R1' },
  'another convention': { convention: 'colour' },
};

/** Paints the SVG of a state over the place where the canvas shows it, and compares the pixels. */
async function compare(page, state, drawn = state) {
  return page.evaluate(async ([state, drawn]) => {
    const element = document.querySelector('system-map');
    const settle = async () => {
      for (let i = 0; i < 200; i++) {
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 15)));
        if (element.phase === 'ready' && i > 15) return;
      }
    };
    element.state = { ...drawn, camera: [0, 0, 0.6] };
    await settle();
    const svg = element.toSVG({ bare: true });
    element.state = { ...state, camera: [0, 0, 0.6] };
    await settle();
    const canvas = element.shadowRoot.querySelector('canvas');
    const box = canvas.getBoundingClientRect();
    const ratio = canvas.width / box.width;
    const [x, y, w, h] = /viewBox="([^"]*)"/.exec(svg)[1].split(' ').map(Number);

    const image = new Image();
    image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    await image.decode();
    const other = document.createElement('canvas');
    [other.width, other.height] = [canvas.width, canvas.height];
    const context = other.getContext('2d');
    const paper = /<rect[^>]*fill="(#[0-9a-f]+)"/i.exec(svg)?.[1] ?? '#ffffff';
    context.fillStyle = paper;
    context.fillRect(0, 0, other.width, other.height);
    const scale = 0.6 * ratio;
    context.drawImage(image, canvas.width / 2 + x * scale, canvas.height / 2 + y * scale, w * scale, h * scale);

    const a = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    const b = context.getImageData(0, 0, other.width, other.height).data;
    let apart = 0;
    let inked = 0;
    for (let i = 0; i < a.length; i += 4) {
      const far = Math.max(...[0, 1, 2].map((k) => Math.abs(a[i + k] - b[i + k])));
      if (far > 64) apart += 1;
      if (Math.abs(a[i] - a[0]) + Math.abs(a[i + 1] - a[1]) + Math.abs(a[i + 2] - a[2]) > 60) inked += 1;
    }
    return { apart, inked, of: a.length / 4 };
  }, [state, drawn]);
}

async function ready(page) {
  await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
}

for (const dark of [false, true]) {
  for (const [name, state] of Object.entries(STATES)) {
    test(`canvas and SVG show the same: ${name}, ${dark ? 'dark' : 'light'}`, inChromium({ html: PAGE, dark }, async ({ page, t }) => {
      await ready(page);
      const { apart, inked, of } = await compare(page, state);
      t.diagnostic(`${apart} of ${of} pixels apart, ${inked} with ink`);
      assert.ok(inked > of * 0.02, 'there is a picture');
      assert.ok(apart < inked * 0.03, `${apart} pixels apart, ${inked} with ink`);
    }));
  }
}

test('the comparison would notice another picture', inChromium({ html: PAGE }, async ({ page }) => {
  await ready(page);
  const { apart, inked } = await compare(page, {}, { loop: 'R1' });
  assert.ok(apart > inked * 0.1, `${apart} pixels apart, ${inked} with ink`);
}));
