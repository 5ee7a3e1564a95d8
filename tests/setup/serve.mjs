// The development server: what it serves, what it refuses, and the faults it plays.
import { test, before, after } from 'node:test';
import assert from 'node:assert/strict';
import { get } from 'node:http';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/serve.mjs';

const script = fileURLToPath(new URL('../../scripts/serve.mjs', import.meta.url));
let site;
before(async () => { site = await serve({ port: 0 }); });
after(() => site.close());
const ask = (at) => fetch(site.url + at);

/** A path as it is, not tidied as `fetch` would. */
const askRaw = (path) => new Promise((resolve, reject) => {
  get({ port: site.port, host: '127.0.0.1', path }, (response) => resolve(response.resume())).on('error', reject);
});

test('wasm has the type that a browser compiles while it loads, and is never cached', async () => {
  const response = await ask('/pkg/system-map.wasm');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/wasm');
  assert.equal(response.headers.get('cache-control'), 'no-store');
  const magic = new Uint8Array(await response.arrayBuffer()).subarray(0, 4);
  assert.deepEqual([...magic], [0, ...Buffer.from('asm')]);
});

test('what is not there is a 404, and nothing outside the folders is served', async () => {
  assert.equal((await ask('/nothing-here')).status, 404);
  for (const path of ['/../Cargo.toml', '/pkg/../../Cargo.toml', '/%2e%2e/Cargo.toml', '/pkg/..%2f..%2fCargo.toml', '/..%2fCargo.toml']) {
    assert.ok([403, 404].includes((await askRaw(path)).statusCode), path);
  }
  assert.equal((await askRaw('/%zz')).statusCode, 400);
  assert.equal((await askRaw('/a%00b')).statusCode, 400);
});

test('a fault strikes data files and leaves scripts alone', async () => {
  assert.match((await ask('/fault/wrong-mime/pkg/system-map.wasm')).headers.get('content-type'), /^text\/plain/);
  assert.match((await ask('/fault/wrong-mime/pkg/system-map.js')).headers.get('content-type'), /^text\/javascript/);
  assert.equal((await ask('/fault/missing/pkg/system-map.wasm')).status, 404);
  assert.equal((await ask('/fault/missing/pkg/system-map.js')).status, 200);
  assert.equal((await ask('/fault/error/pkg/system-map.wasm')).status, 500);
  const start = await ask('/fault/html/pkg/system-map.wasm');
  assert.deepEqual([start.status, start.headers.get('content-type')], [200, 'text/html; charset=utf-8']);
  assert.equal((await (await ask('/fault/big-9000000/pkg/system-map.wasm')).arrayBuffer()).byteLength, 9_000_000);
  await assert.rejects(ask('/fault/cut/pkg/system-map.wasm').then((r) => r.arrayBuffer()));
});

test('a slow file is slow, and faults nest', async () => {
  const start = performance.now();
  assert.equal((await ask('/fault/slow-300/fault/missing/x.json')).status, 404);
  assert.ok(performance.now() - start >= 290);
  const again = performance.now();
  await ask('/fault/slow/pkg/system-map.wasm?ms=300');
  assert.ok(performance.now() - again >= 290);
});

test('an unknown fault is an error, so that a typo does not pass as health', async () => {
  assert.equal((await ask('/fault/wrong-mine/pkg/system-map.wasm')).status, 400);
});

/** Runs the command until it has said where it listens or ended. */
async function command(env) {
  const child = spawn(process.execPath, [script], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  await new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => { if (/is at http|cannot go on/.test(said += data)) resolve(); });
    }
    ended.then(resolve);
  });
  return { child, ended, said: () => said };
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  test(`the command stops cleanly on ${signal}, even while a browser holds a connection`, async () => {
    const { child, ended, said } = await command({ PORT: '0' });
    const url = /http:\S+/.exec(said())[0];
    const held = await fetch(`${url}fault/slow-60000/pkg/system-map.wasm`, { signal: AbortSignal.timeout(300) }).catch(() => null);
    assert.equal(held, null);
    child.kill(signal);
    assert.deepEqual(await ended, { code: 0, signal: null });
    assert.match(said(), /stopped/);
  });
}

test('a port asked for and taken is an error that says what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  try {
    const { ended, said } = await command({ PORT: String(other.address().port) });
    assert.equal((await ended).code, 1);
    assert.match(said(), /is taken; choose another with PORT=/);
  } finally {
    other.close();
  }
});

test('without PORT a taken port is passed over', async () => {
  const env = { ...process.env };
  delete env.PORT;
  // The first takes 8000, or the next free; the second must find another.
  const runs = [await command({ PORT: undefined }), await command({ PORT: undefined })];
  try {
    const [a, b] = runs.map(({ said }) => /:(\d+)\//.exec(said())[1]);
    assert.notEqual(a, b);
    assert.ok(Number(a) >= 8000 && Number(b) > Number(a), `${a} and ${b}`);
  } finally {
    for (const { child } of runs) child.kill();
    await Promise.all(runs.map(({ ended }) => ended));
  }
});
