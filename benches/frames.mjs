// CPU time of a frame in Chromium while a hand drags, hovers, lights loops, pans, zooms and hides: on a map of 150 factors
// with 320 links, signs, delays and badges, and pans on 1,000 factors. Prints, for each, milliseconds of CPU per frame: of
// the page's main thread (layout, scene, paint, the browser's own work), and of its whole process, with the threads that
// make pixels of what was painted. Build first: make build. Then: node benches/frames.mjs [FRAMES]
import { readFileSync, readdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { serve } from '../scripts/serve.mjs';

const FRAMES = Number(process.argv[2] ?? 150);
let state = 7;
const below = (n) => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return (state >>> 8) % n;
};
const WORDS = 'trust between partners time to build relationships funding pressure capacity staff turnover shared vision'.split(' ');

/** A map by lot: neighbours on a ring, and some farther apart. */
function map(factors, links) {
  const id = (i) => `f${String(i).padStart(4, '0')}`;
  const pairs = Array.from({ length: factors }, (_, i) => [i, (i + 1) % factors]);
  while (pairs.length < links) {
    const a = below(factors);
    const b = (a + 2 + below(9)) % factors;
    if (a !== b) pairs.push([a, b]);
  }
  return {
    format: 'system-map', version: 1, title: `${factors} factors`,
    groups: ['a', 'b', 'c', 'd'].map((g) => ({ id: g, label: `Group ${g}` })),
    factors: Array.from({ length: factors }, (_, i) => ({
      id: id(i), label: Array.from({ length: 2 + below(3) }, () => WORDS[below(WORDS.length)]).join(' '), groups: ['abcd'[below(4)]],
    })),
    links: pairs.map(([a, b], i) => ({ id: `l${i}`, from: id(a), to: id(b), polarity: below(3) ? '+' : '-', ...(below(6) ? {} : { delay: 'short' }) })),
  };
}

/** CPU time (ms) of all processes that a browser started to show pages. */
function renderers(browserPid) {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!command.includes('--type=renderer') || !command.includes(browserPid)) continue;
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch { /* it has ended */ }
  }
  return ticks * 10;
}

/** In the page: one gesture, a step of it in each of so many frames. */
async function gesture({ kind, frames }) {
  const element = document.querySelector('system-map');
  const stage = element.shadowRoot.querySelector('.stage');
  const corner = stage.getBoundingClientRect();
  const next = () => new Promise((done) => requestAnimationFrame(done));
  const point = (type, x, y) => stage.dispatchEvent(new PointerEvent(type, {
    bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', button: 0, buttons: type === 'pointerup' ? 0 : 1,
    clientX: corner.x + x, clientY: corner.y + y,
  }));
  const inside = ({ x, y, width, height }) => x > 0 && y > 0 && x + width < corner.width && y + height < corner.height;
  const shown = element.map.factors.map(({ id }) => ({ id, box: element.boxOf(id) })).filter(({ box }) => box && inside(box));
  const centre = ({ box }) => [box.x + box.width / 2, box.y + box.height / 2];
  const middle = shown.sort((a, b) => Math.hypot(centre(a)[0] - corner.width / 2, centre(a)[1] - corner.height / 2) - Math.hypot(centre(b)[0] - corner.width / 2, centre(b)[1] - corner.height / 2))[0];
  const loops = [...element.shadowRoot.querySelectorAll('.loops .row')].length;
  let [x, y] = kind === 'drag' ? centre(middle) : [corner.width / 2, corner.height / 2];
  if (kind === 'pan') {
    // Somewhere on bare ground.
    for (let k = 0; k < 400; k++) {
      [x, y] = [30 + (k % 20) * 40, 30 + Math.floor(k / 20) * 25];
      if (shown.every(({ box }) => x < box.x - 8 || x > box.x + box.width + 8 || y < box.y - 8 || y > box.y + box.height + 8)) break;
    }
  }
  if (kind === 'drag' || kind === 'pan') {
    point('pointerdown', x, y);
    await next();
  }
  for (let i = 0; i < frames; i++) {
    const angle = (i / frames) * 4 * Math.PI;
    if (kind === 'drag') point('pointermove', x + 120 * Math.sin(angle), y + 80 * (1 - Math.cos(angle)));
    else if (kind === 'pan') point('pointermove', x + 90 * Math.sin(angle), y + 60 * Math.sin(2 * angle));
    else if (kind === 'hover') point('pointermove', ...centre(shown[i % shown.length]));
    else if (kind === 'zoom') stage.dispatchEvent(new WheelEvent('wheel', { deltaY: Math.sin(angle) * 30, ctrlKey: true, bubbles: true, cancelable: true, clientX: corner.x + x, clientY: corner.y + y }));
    else if (kind === 'loop') element.state = i % 2 ? {} : { loop: element.shadowRoot.querySelectorAll('.loops .badge')[(i / 2) % Math.min(loops, 8)].textContent };
    else if (kind === 'hide') element.state = i % 30 ? element.state : { focus: shown[i % shown.length].id, steps: 2 };
    await next();
  }
  if (kind === 'drag' || kind === 'pan') point('pointerup', x, y);
}

const main = await serve({ port: 0 });
const mark = `--user-agent=frames-${process.pid}`;
const browser = await chromium.launch({ executablePath: process.env.CHROME || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', mark] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  main.page('/frames.html', '<!doctype html><title>frames</title><script type="module" src="/pkg/system-map.js"></script><body></body>');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const of = (name) => metrics.find((m) => m.name === name).value * 1000;
    return { main: of('TaskDuration'), script: of('ScriptDuration'), all: renderers(mark) };
  };
  console.log(`ms of CPU per frame, ${FRAMES} frames each`.padEnd(44) + 'main thread  of it script  whole process');
  const runs = [
    ['150 factors: at rest', [150, 320], 'rest'], ['150 factors: a factor is dragged', [150, 320], 'drag'],
    ['150 factors: hover, another factor each frame', [150, 320], 'hover'],
    ['150 factors: a loop lit or put out each frame', [150, 320], 'loop'],
    ['150 factors: pan', [150, 320], 'pan'], ['150 factors: zoom', [150, 320], 'zoom'],
    ['150 factors: all but some hidden, twice a second', [150, 320], 'hide'],
    ['1,000 factors: at rest', [1000, 2000], 'rest'], ['1,000 factors: pan, all in sight', [1000, 2000], 'pan'],
    ['1,000 factors: zoom, letters as bars', [1000, 2000], 'zoom'],
  ];
  let open = '';
  for (const [name, size, kind] of runs) {
    if (open !== String(size)) {
      open = String(size);
      await page.goto(`${main.url}/frames.html`);
      await page.evaluate((data) => {
        const element = document.createElement('system-map');
        element.map = data;
        document.body.append(element);
      }, map(...size));
      await page.waitForFunction(() => document.querySelector('system-map').phase === 'ready');
      await page.waitForTimeout(1000);
      // A hand comes to the map: from then on the tools show it, if it is large.
      await page.waitForFunction(() => document.querySelector('system-map').boxOf('f0000'));
      const [x, y] = await page.evaluate(() => {
        const element = document.querySelector('system-map');
        const { x: left, y: top, width, height } = element.shadowRoot.querySelector('.stage').getBoundingClientRect();
        const boxes = element.map.factors.map(({ id }) => element.boxOf(id));
        const box = boxes.find((b) => b.x > 0 && b.y > 0 && b.x + b.width < width && b.y + b.height < height) ?? boxes[0];
        return [left + box.x + box.width / 2, top + box.y + box.height / 2];
      });
      await page.mouse.move(x, y);
      await page.mouse.move(x + 1, y);
      await page.waitForTimeout(4000);
      await page.mouse.move(2, 2);
      await page.waitForFunction(() => !document.querySelector('system-map').shadowRoot.textContent.includes('Still looking'));
    }
    await page.evaluate(() => document.querySelector('system-map').fit());
    await page.waitForTimeout(500);
    // Once to warm up: code that runs for the first time is compiled meanwhile.
    await page.evaluate(gesture, { kind, frames: 40 });
    await page.waitForTimeout(1500);
    const before = await spent();
    await page.evaluate(gesture, { kind, frames: FRAMES });
    const after = await spent();
    const per = (key) => ((after[key] - before[key]) / FRAMES).toFixed(1);
    console.log(name.padEnd(48) + per('main').padStart(7) + per('script').padStart(14) + per('all').padStart(15));
    await page.evaluate(() => { document.querySelector('system-map').state = {}; });
    await page.waitForTimeout(1500);
  }
} finally {
  await browser.close();
  await main.close();
}
