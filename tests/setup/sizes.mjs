// sizes.mjs says plainly when the viewer is over its budget, and stops only what is asked to be stopped.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const script = fileURLToPath(new URL('../../scripts/sizes.mjs', import.meta.url));

/** What is said of a viewer of that many bytes that do not compress. */
function said(bytes, ...args) {
  const here = mkdtempSync(path.join(tmpdir(), 'system-map-sizes-'));
  try {
    mkdirSync(path.join(here, 'pkg'));
    const files = { 'system-map.wasm': bytes, 'system-map.js': 0, 'system-map.classic.js': 0, 'system-map-more.js': 0, 'system-map-prose.js': 0, 'system-map-print.js': 0, 'system-map-tools.wasm': 0, 'system-map-tools.js': 0, 'system-map-formats.wasm': 0, 'system-map-formats.js': 0 };
    for (const [name, size] of Object.entries(files)) writeFileSync(path.join(here, 'pkg', name), randomBytes(size));
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: here, encoding: 'utf8' });
    return { status, text: stdout + stderr };
  } finally {
    rmSync(here, { recursive: true });
  }
}

test('a viewer within its budget is told as a share of it', () => {
  const { status, text } = said(55_000, '--check');
  assert.equal(status, 0);
  assert.match(text, /50 % of the budget/);
  assert.doesNotMatch(text, /over/);
});

test('a viewer over its budget is said to be, by how much, and fails only with --check', () => {
  const { status, text } = said(110_300);
  assert.equal(status, 0);
  assert.match(text, /over the budget by 3\d\d bytes/);
  assert.doesNotMatch(text, /100 %/);
  assert.equal(said(110_300, '--check').status, 1);
});
