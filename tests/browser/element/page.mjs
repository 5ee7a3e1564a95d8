// What the element's tests share.
import assert from 'node:assert/strict';

export const MAP = 'system-map';

/** A page with the large map, a fallback, and the attributes given. */
export const html = (attributes = '', src = '/maps/hct.json') =>
  `<system-map src="${src}" ${attributes}><p id="fallback">A drawing</p></system-map>` +
  '<script type="module" src="/pkg/system-map.js"></script>';

/** Waits until every map of the page is there, the first is drawn, and its picture does not change any more. */
export async function ready(page) {
  await page.waitForFunction(() => {
    const maps = [...document.querySelectorAll('system-map')];
    return maps.length > 0 && maps.every((map) => map.phase === 'ready') &&
      // On a slow machine there is nothing yet for some frames, which does not change either.
      (!maps[0].shadowRoot.querySelector('.blank') || maps[0].map.factors.length === 0);
  });
  let last = '';
  for (let i = 0; i < 60; i++) {
    await frames(page, 10);
    const { sum } = await pixels(page);
    if (sum === last) return;
    last = String(sum);
  }
  assert.fail('the map does not come to rest');
}

/** Holds back what is loaded when it is first wanted: `asked` is its request, and `release()` lets it come. */
export async function holdMore(page) {
  let release;
  const late = new Promise((resolve) => { release = resolve; });
  const asked = page.waitForRequest('**/system-map-more.js');
  await page.route('**/system-map-more.js', async (route) => { await late; await route.continue(); });
  return { asked, release };
}

/** Lets some frames go by. */
export const frames = (page, n = 4) => page.evaluate((count) => new Promise((done) => {
  const next = () => (count-- > 0 ? requestAnimationFrame(next) : done(undefined));
  next();
}), n);

/** A sum over the first map's canvas, and how many colours are on it. */
export const pixels = (page, index = 0) => page.evaluate((i) => {
  const canvas = document.querySelectorAll('system-map')[i].shadowRoot.querySelector('canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const words = new Uint32Array(data.buffer);
  let sum = 2166136261;
  for (const word of words) sum = Math.imul(sum ^ word, 16777619) >>> 0;
  return { sum: String(sum), colours: new Set(words).size };
}, index);

/** The canvas's box in the window. */
export const canvasOf = (page) => page.evaluate(() => {
  const { x, y, width, height } = document.querySelector('system-map').shadowRoot.querySelector('canvas').getBoundingClientRect();
  return { x, y, width, height };
});

/** A point in the window where the map has nothing within 24 px, the one nearest to the canvas's top left. */
export async function ground(page) {
  const [box, at] = await Promise.all([canvasOf(page), page.evaluate(() => {
    const canvas = document.querySelector('system-map').shadowRoot.querySelector('canvas');
    const ratio = canvas.width / canvas.clientWidth;
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    const words = new Uint32Array(data.buffer);
    const counts = new Map();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    const [[paper]] = [...counts].sort((a, b) => b[1] - a[1]);
    const bare = (x, y) => {
      for (let v = y - 24; v <= y + 24; v++) {
        for (let u = x - 24; u <= x + 24; u++) {
          if (words[Math.round(v * ratio) * canvas.width + Math.round(u * ratio)] !== paper) return false;
        }
      }
      return true;
    };
    for (let y = 26; y < canvas.clientHeight - 26; y += 6) {
      for (let x = 26; x < canvas.clientWidth - 26; x += 6) if (bare(x, y)) return { x, y };
    }
    return undefined;
  })]);
  assert.ok(at, 'the map has no bare ground');
  return { x: box.x + at.x, y: box.y + at.y };
}

/** The middle of a factor in the window. */
export async function centre(page, id) {
  const [box, canvas] = await Promise.all([
    page.evaluate((factor) => document.querySelector('system-map').boxOf(factor), id),
    canvasOf(page),
  ]);
  assert.ok(box, `${id} is not shown`);
  return { x: canvas.x + box.x + box.width / 2, y: canvas.y + box.y + box.height / 2 };
}

/** The id of the factor nearest to the middle of what the window shows of the canvas. */
export const inSight = (page) => page.evaluate(() => {
  const map = document.querySelector('system-map');
  const canvas = map.shadowRoot.querySelector('canvas').getBoundingClientRect();
  const middle = { x: canvas.width / 2, y: (Math.min(canvas.bottom, innerHeight) - canvas.y) / 2 };
  const far = ({ id }) => {
    const { x, y, width, height } = map.boxOf(id);
    return Math.hypot(x + width / 2 - middle.x, y + height / 2 - middle.y);
  };
  return map.map.factors.sort((a, b) => far(a) - far(b))[0].id;
});

/** The details of the select events since the first call. */
export const selections = (page) => page.evaluate(() => {
  if (!window.chosen) {
    window.chosen = [];
    addEventListener('system-map-select', (event) => window.chosen.push(event.detail));
  }
  return window.chosen;
});

/** Drops a file on the page, as a person does. */
export async function drop(page, name, bytes) {
  await page.evaluate(([name, bytes]) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], name));
    document.body.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, [name, [...Buffer.from(bytes)]]);
}
