// The two shipped scripts, as a page would use them.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inChromium, inFirefox, root } from './lib.mjs';

const known = async ({ page }) => {
  await page.waitForFunction(() => customElements.get('system-map'));
};
const MODULE = '<script type="module" src="/pkg/system-map.js"></script>';
const CLASSIC = '<script src="/pkg/system-map.classic.js"></script>';

for (const [browser, run] of [['Chromium', inChromium], ['Firefox', inFirefox]]) {
  test(`the module makes <system-map> known (${browser})`, run({ html: MODULE }, known));
  test(`the classic script makes <system-map> known (${browser})`, run({ html: CLASSIC }, known));
}

test('both scripts in one page do not trip over each other', inChromium({ html: MODULE + CLASSIC }, known));

test('the module lives under a strict content security policy', inChromium({ path: '/fault/csp', html: MODULE }, known));

test('the classic script runs in a page opened from a disk', inChromium({}, async ({ page }) => {
  const file = path.join(root, 'target/shots/from-disk.html');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '<!doctype html><title>t</title><script src="../../pkg/system-map.classic.js"></script>');
  await page.goto(pathToFileURL(file).href);
  assert.ok(await page.evaluate(() => Boolean(customElements.get('system-map'))));
}));

test('the package has every script and module that a page may load', () => {
  const pkg = path.join(root, 'pkg');
  const [{ files }] = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--offline'], { cwd: pkg, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  const packed = new Set(files.map((file) => file.path));
  const made = readdirSync(pkg).filter((name) => /^system-map.*\.(js|wasm)$/.test(name));
  assert.ok(made.includes('system-map-print.js'));
  assert.deepEqual(made.filter((name) => !packed.has(name)), []);
});
