// Opens a map with more than half a million loops in Chromium and prints the longest tasks while it is laid out and its
// loops are searched, what the page says of the loops, and the longest task of each of a reader's acts after that. Build
// first: make build. Then: node benches/long-tasks.mjs [factors] [links]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chromium } from 'playwright-core';

const [FACTORS = 110, LINKS = 300] = process.argv.slice(2).map(Number);
const PORT = Number(process.env.PORT ?? 8321);
let state = 7;
const below = (n) => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return (state >>> 8) % n;
};
const id = (i) => `f${String(i).padStart(3, '0')}`;
// A ring makes it one component; the rest is drawn by lot.
const links = Array.from({ length: FACTORS }, (_, i) => [i, (i + 1) % FACTORS]);
while (links.length < LINKS) {
  const [a, b] = [below(FACTORS), below(FACTORS)];
  if (a !== b) links.push([a, b]);
}
const map = {
  format: 'system-map', version: 1, title: 'Many loops',
  factors: Array.from({ length: FACTORS }, (_, i) => ({ id: id(i), label: `Factor number ${i}` })),
  links: links.map(([a, b], i) => ({ id: `l${i}`, from: id(a), to: id(b), polarity: below(3) ? '+' : '-' })),
};

const server = spawn(process.execPath, ['scripts/serve.mjs'], { env: { ...process.env, PORT: String(PORT) }, stdio: ['ignore', 'pipe', 'inherit'] });
await once(server.stdout, 'data');
const browser = await chromium.launch({ executablePath: process.env.CHROME || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(() => {
    window.long = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) window.long.push([Math.round(startTime), Math.round(duration)]);
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(`http://127.0.0.1:${PORT}/`);
  await page.evaluate(() => document.querySelectorAll('system-map').forEach((node) => node.remove()));
  await page.waitForTimeout(500);
  await page.evaluate((data) => {
    window.long.length = 0;
    const element = document.createElement('system-map');
    element.map = data;
    document.body.prepend(element);
  }, map);
  const ready = await page.evaluate(() => new Promise((done) => {
    const wait = () => (document.querySelector('system-map').phase === 'ready' ? done(performance.now()) : requestAnimationFrame(wait));
    wait();
  }));
  await page.waitForTimeout(15_000);
  const { long, header } = await page.evaluate(() => ({
    long: window.long,
    header: document.querySelector('system-map').shadowRoot.querySelector('.lead').textContent,
  }));
  console.log(`${FACTORS} factors, ${LINKS} links. Tasks longer than 50 ms: ${long.length}`);
  for (const [start, duration] of long) {
    console.log(`  ${duration} ms, ${start < ready ? 'while the map is opened' : 'while it is laid out and its loops are searched'}`);
  }
  console.log(`The page says: ${header}`);

  const shown = page.locator('system-map');
  const loops = shown.locator('.ask section').nth(2), paths = shown.locator('.ask section').nth(1);
  const acts = {
    'choose a factor': async () => {
      const box = await page.evaluate((id) => document.querySelector('system-map').boxOf(id), id(FACTORS / 2));
      const canvas = await shown.locator('canvas').first().boundingBox();
      await page.mouse.click(canvas.x + box.x + box.width / 2, canvas.y + box.y + box.height / 2);
    },
    'open the list of loops': () => shown.getByRole('tab', { name: 'Loops' }).click(),
    'choose a loop': () => shown.locator('[part=loops] button').first().click(),
    'next loop': () => shown.getByRole('button', { name: 'Next' }).click(),
    'open “Ask”': async () => {
      await shown.getByRole('tab', { name: 'Ask' }).click();
      await loops.waitFor();
    },
    'all loops': async () => {
      await loops.getByLabel('Kind').selectOption('R');
      await loops.getByLabel('Kind').selectOption('');
    },
    'twenty more': () => loops.getByRole('button', { name: 'more' }).click(),
    'loops of at most 8 links': () => loops.getByLabel('Length').selectOption('8'),
    'loops through a factor': async () => {
      await loops.getByLabel('Length').selectOption('');
      await loops.getByLabel('Through', { exact: true }).selectOption(id(3));
    },
    'independent loops': () => loops.getByLabel(/independent/).check(),
    'how one leads to another': async () => {
      await paths.getByLabel('From', { exact: true }).selectOption(id(0));
      await paths.getByLabel('To', { exact: true }).selectOption(id(FACTORS / 2));
    },
    'numbers': () => shown.getByRole('button', { name: 'Show the numbers' }).click(),
  };
  for (const [name, act] of Object.entries(acts)) {
    await page.evaluate(() => { window.long.length = 0; });
    await act();
    await page.waitForTimeout(1500);
    const tasks = await page.evaluate(() => window.long.map(([, duration]) => duration));
    console.log(`${name}: ${tasks.length ? `${Math.max(...tasks)} ms` : 'no task of 50 ms'}`);
  }
} finally {
  await browser.close();
  server.kill();
}
