// Real browsers for tests: a site with two origins, a page in Chromium or Firefox, and a strict eye on both.
//
//   import { inChromium, inFirefox } from './lib.mjs';
//   test('a loop that is clicked lights up', inChromium({ path: '/' }, async ({ page, shot }) => { … }));
//
// A test fails on every console error, uncaught error or request to a foreign host; one that expects errors lists them,
// and then fails when they do not come.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import assert from 'node:assert/strict';
import { serve } from '../../scripts/serve.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Windows to look at pages in. */
export const VIEWPORTS = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
};
const CHROMIUM_FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-sync', '--disable-quic',
  '--disable-background-networking', '--disable-component-update', '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
];
// A busy machine is slow, not broken.
const TIMEOUT = 30_000;

/** The browser's path: from the variable, from what `make test` found, or from PATH. */
function program(variable, note, names) {
  const noted = path.join(root, 'target/setup', note);
  const found = [process.env[variable], existsSync(noted) && readFileSync(noted, 'utf8').trim()].find(Boolean);
  if (found) return found;
  for (const name of names) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch { /* the next name */ }
  }
  return undefined;
}
export const chromePath = program('CHROME', 'chromium', ['chromium', 'google-chrome']);
export const firefoxPath = program('FIREFOX', 'firefox', ['firefox-esr', 'firefox']);

/** Made once per test file, when first wanted, and closed after its last test. */
function shared(make, close) {
  let made;
  after(async () => { if (made) await close(await made); });
  return () => (made ??= make());
}

/**
 * Two origins on this machine: `main` serves as the web does by default, `other` allows other origins to read
 * (its /fault/no-cors/… does not).
 */
const site = shared(
  async () => ({ main: await serve({ port: 0 }), other: await serve({ port: 0, cors: true }) }),
  async ({ main, other }) => { await main.close(); await other.close(); },
);

const chromium = shared(async () => {
  assert.ok(chromePath, 'no Chromium: run `make test`, or set CHROME to its path');
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: chromePath, args: CHROMIUM_FLAGS, timeout: 2 * TIMEOUT });
}, (browser) => browser.close());

const firefox = shared(async () => {
  const { default: puppeteer } = await import('puppeteer-core');
  return puppeteer.launch({
    browser: 'firefox', executablePath: firefoxPath, headless: true, timeout: 2 * TIMEOUT,
    extraPrefsFirefox: { 'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false },
  });
}, (browser) => browser.close());

/**
 * @typedef {object} PageOptions
 * @property {string} [path] where to go on the main origin; `/fault/…` for a badly kept host; none: nowhere yet
 * @property {string} [html] a page of the test's own instead: what comes after `<!doctype html>`
 * @property {keyof typeof VIEWPORTS | { width: number, height: number }} [viewport] 'desktop' unless told
 * @property {boolean} [dark] dark colours preferred
 * @property {RegExp[]} [errors] console or page errors that must come, each at least once; any other fails the test
 * @property {object} [context] more options for Playwright's newContext, such as `hasTouch` (Chromium only)
 */

let pagesMade = 0;

/** Puts the test's own page on the site and says where to go. */
function addressOf({ path: at, html }, main) {
  if (html === undefined) return at === undefined ? undefined : main.url + at;
  const where = `/test-${++pagesMade}.html`;
  main.page(where, `<!doctype html><meta charset="utf-8"><title>test</title>${html}`);
  return main.url + (at ?? '') + where;
}

/** Collects what goes wrong in a page and judges it at the end. Both drivers speak of the same events. */
function watch(page, origins, expected = []) {
  const errors = [];
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location() ?? {};
    errors.push(url ? `${message.text()} (${url})` : message.text());
  });
  page.on('pageerror', (error) => errors.push(`uncaught: ${error?.stack ?? error}`));
  page.on('request', (request) => {
    const url = request.url();
    const ours = /^(data|blob|file|about):/.test(url) || origins.some((origin) => url.startsWith(`${origin}/`));
    if (!ours) errors.push(`asked a foreign host: ${url}`);
  });
  return async () => {
    // What was sent before this answer has arrived by then.
    if (!page.isClosed()) await page.evaluate(() => undefined);
    const unexpected = errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
    assert.deepEqual(unexpected, [], 'the page had errors');
    for (const pattern of expected) {
      assert.ok(errors.some((error) => pattern.test(error)), `the error ${pattern} did not come; there were: ${errors}`);
    }
  };
}

/** `shot(name)` writes target/shots/NAME.png, to be looked at, and returns its path. */
function shooter(page) {
  return async (name, options = {}) => {
    const file = path.join(root, 'target/shots', `${name}.png`);
    mkdirSync(path.dirname(file), { recursive: true });
    await page.screenshot({ path: file, ...options });
    return file;
  };
}

const viewportOf = ({ viewport = 'desktop' }) => (typeof viewport === 'string' ? VIEWPORTS[viewport] : viewport);

/**
 * A test in Chromium: opens a fresh page, runs `body`, judges the page's errors, closes it.
 *
 * @param {PageOptions} options
 * @param {(tools: { page: import('playwright-core').Page, main: any, other: any, browser: any,
 *   shot: (name: string, options?: object) => Promise<string>, t: any }) => Promise<void>} body
 */
export function inChromium(options, body) {
  return async (t) => {
    const { main, other } = await site();
    const browser = await chromium();
    const context = await browser.newContext({
      viewport: viewportOf(options), colorScheme: options.dark ? 'dark' : 'light', ...options.context,
    });
    try {
      context.setDefaultTimeout(TIMEOUT);
      const page = await context.newPage();
      const judge = watch(page, [main.url, other.url], options.errors);
      const address = addressOf(options, main);
      if (address) await page.goto(address);
      await body({ page, main, other, browser, shot: shooter(page), t });
      await judge();
    } finally {
      await context.close();
    }
  };
}

/** The same in Firefox, driven by Puppeteer (whose page has another API); skipped, and said so, where it is not. */
export function inFirefox(options, body) {
  return async (t) => {
    if (!firefoxPath) {
      t.skip('no Firefox on this machine');
      return;
    }
    const { main, other } = await site();
    const browser = await firefox();
    const page = await browser.newPage();
    try {
      page.setDefaultTimeout(TIMEOUT);
      await page.setViewport(viewportOf(options));
      if (options.dark) await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]).catch(() => {
        t.diagnostic('this Firefox cannot be told to prefer dark colours');
      });
      const judge = watch(page, [main.url, other.url], options.errors);
      const address = addressOf(options, main);
      if (address) await page.goto(address);
      await body({ page, main, other, browser, shot: shooter(page), t });
      await judge();
    } finally {
      await page.close();
    }
  };
}
