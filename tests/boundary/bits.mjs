// The module of the browser places maps as the native program did (tests/bits.rs wrote down how), to the last bit.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { load } from './lib.mjs';
import { canvas } from './canvas.mjs';

const BUSY = 2;
const written = new URL('../../target/tmp/bits.json', import.meta.url);

/** The bits of a double, as 16 hexadecimal digits. */
function bits(number) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

test('every box of 200 random maps and of the examples stands where it stands natively, bit for bit', async () => {
  const text = await readFile(written, 'utf8').catch(() => assert.fail('first run: cargo test --test bits'));
  const cases = JSON.parse(text);
  assert.ok(cases.length > 200);
  const { glue } = await load();
  for (const { name, map, boxes } of cases) {
    const session = new glue.Session(new TextEncoder().encode(map), {});
    session.attach(canvas());
    session.resize(1000, 700, 1);
    while (session.step(1000) & BUSY);
    const ids = session.told('outline').map((row) => row.id);
    assert.deepEqual([...ids].sort(), Object.keys(boxes).sort());
    for (const id of ids) {
      const { x, y, width, height } = session.screen(id);
      assert.deepEqual([x, y, width, height].map(bits), boxes[id], `"${id}" of ${name}`);
    }
    session.free();
  }
});
