// set-up on machines that are not this one: stand-ins for rustc, rustup, apt-get, node and npm on a PATH of their own
// tell what was asked of them.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the scripts use of any Unix. */
const UNIX = ['bash', 'env', 'sh', 'sed', 'head', 'tail', 'sort', 'cat', 'cksum', 'mktemp', 'mkdir', 'rm', 'dirname',
  'basename', 'id', 'grep', 'wc', 'readlink', 'touch'];

/**
 * A stand-in for each program, as lines of shell; each call is noted in `calls`. `$HERE` is a folder they may write to.
 */
const STAND_INS = {
  cargo: 'true',
  // Says its version; compiles for wasm only once there is a target.
  rustc: `case "$*" in --version) echo "rustc 1.99.0 (stand-in)";; -vV) echo "LLVM version: 22.1";;
    *) [ -e "$HERE/target" ] || { echo "error[E0463]: can't find crate for std" >&2; exit 1; }; echo wasm > probe.wasm;; esac`,
  rustup: 'case "$*" in "target add "*) touch "$HERE/target";; *) exit 1;; esac',
  node: 'echo v22.0.0',
  npm: 'case "$1" in ci) mkdir -p node_modules;; *) echo 10.0.0;; esac',
};

/** Runs set-up in a folder of its own with only these programs. */
function setup({ programs = {}, env = {}, what = 'build', twice = false }) {
  const here = mkdtempSync(path.join(tmpdir(), 'system-map-setup-'));
  try {
    const bin = path.join(here, 'bin');
    const copy = path.join(here, 'copy');
    mkdirSync(bin);
    mkdirSync(copy);
    for (const name of ['Cargo.toml', 'package-lock.json', 'scripts']) {
      cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
    }
    for (const name of UNIX) {
      const at = ['/bin', '/usr/bin'].map((folder) => path.join(folder, name)).find(existsSync);
      if (at) symlinkSync(at, path.join(bin, name));
    }
    for (const [name, lines] of Object.entries({ ...STAND_INS, ...programs })) {
      if (lines === null) continue;
      const file = path.join(bin, name);
      writeFileSync(file, `#!/bin/sh\nHERE='${here}'\necho "${name} $*" >> "$HERE/calls"\n${lines}\n`);
      chmodSync(file, 0o755);
    }
    const run = () => spawnSync(path.join(bin, 'bash'), ['scripts/setup.sh', what], {
      cwd: copy, env: { PATH: bin, HOME: here, ...env }, encoding: 'utf8', timeout: 60_000, stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (twice) {
      run();
      rmSync(path.join(here, 'calls'), { force: true });
    }
    const { status, stdout, stderr } = run();
    const calls = existsSync(path.join(here, 'calls')) ? readFileSync(path.join(here, 'calls'), 'utf8') : '';
    const noted = path.join(copy, 'target/setup/wasm-toolchain');
    return { status, said: stdout + stderr, calls, toolchain: existsSync(noted) ? readFileSync(noted, 'utf8').trim() : '' };
  } finally {
    rmSync(here, { recursive: true, force: true });
  }
}

test('where rustup may download, it is asked for the wasm target', () => {
  const { status, said, calls, toolchain } = setup({});
  assert.equal(status, 0, said);
  assert.match(calls, /^rustup target add wasm32-unknown-unknown$/m);
  assert.match(said, /rustup target add/);
  assert.equal(toolchain, 'own');
});

test('the second time nothing is fetched and nothing is said', () => {
  const { status, said, calls } = setup({ twice: true });
  assert.equal(status, 0, said);
  assert.equal(said, '');
  assert.doesNotMatch(calls, /^rustup|^npm ci/m);
});

test('with RUSTUP_AUTO_INSTALL=0 rustup is never asked to download: Debian is', () => {
  const programs = { 'apt-get': 'echo "E: no network" >&2; exit 100', 'dpkg-query': 'exit 1', sudo: '"$@"' };
  const { status, said, calls } = setup({ programs, env: { RUSTUP_AUTO_INSTALL: '0' } });
  assert.equal(status, 1);
  assert.match(calls, /^apt-get .*install .*rustc-web cargo-web rust-web-src/m);
  assert.doesNotMatch(calls, /^rustup/m);
  assert.match(said, /apt-get could not install/);
  assert.match(said, /E: no network/, 'the reason is shown');
});

test('a machine that has neither way is told the command that helps', () => {
  const { status, said } = setup({ env: { RUSTUP_AUTO_INSTALL: '0' } });
  assert.equal(status, 1);
  assert.match(said, /rustup target add wasm32-unknown-unknown/);
});

test('without Rust it says where to get it', () => {
  const { status, said } = setup({ programs: { cargo: null, rustc: null } });
  assert.equal(status, 1);
  assert.match(said, /Rust is not installed/);
  assert.match(said, /https:\/\/rustup\.rs/);
});

test('a Rust that is too old is named, with the version needed', () => {
  const { status, said } = setup({ programs: { rustc: 'echo "rustc 1.80.1 (stand-in)"' } });
  assert.equal(status, 1);
  assert.match(said, /Rust 1\.80\.1 is too old; 1\.\d+ or newer/);
});

for (const [name, programs] of [['missing', { node: null, npm: null }], ['too old', { node: 'echo v18.19.0' }]]) {
  test(`when Node is ${name} it says what it found and what is needed`, () => {
    const { status, said } = setup({ programs });
    assert.equal(status, 1);
    assert.match(said, /Node 20 or newer with npm is needed; found: node (none|v18\.19\.0)/);
    assert.match(said, /https:\/\/nodejs\.org/);
  });
}

test('tests need a Chromium, and a Firefox that is missing is said out loud', () => {
  const without = setup({ what: 'test' });
  assert.equal(without.status, 1);
  assert.match(without.said, /Install Chromium or Chrome, or set CHROME/);
  const { status, said } = setup({ what: 'test', programs: { chromium: 'true' } });
  assert.equal(status, 0, said);
  assert.match(said, /no Firefox: its tests will be SKIPPED/);
});

test('a CHROME that does not exist is an error, not passed over', () => {
  const { status, said } = setup({ what: 'test', programs: { chromium: 'true' }, env: { CHROME: '/nowhere/chrome' } });
  assert.equal(status, 1);
  assert.match(said, /CHROME is set to \/nowhere\/chrome/);
});
