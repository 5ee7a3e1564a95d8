// The exported class, driven in Node without a page.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { load } from './lib.mjs';
import { canvas } from './canvas.mjs';

const BUSY = 2;
const bytesOf = (name) => readFile(new URL(`../../www/maps/${name}.json`, import.meta.url));
const text = (value) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const map = (rest) => text({ format: 'system-map', version: 1, factors: [{ id: 'a', label: 'A' }], ...rest });

function opened(Session, bytes, { width = 1000, height = 700 } = {}) {
  const session = new Session(bytes, {});
  const host = canvas();
  session.attach(host);
  session.resize(width, height, 2);
  return { session, host };
}

function finish(session) {
  let slices = 0;
  while (session.step(50) & BUSY) assert.ok(++slices < 100_000, 'the work ends');
}

/** A map in which everything leads to the next and to some others. */
function large(factors) {
  const id = (i) => `f${i % factors}`;
  return text({
    format: 'system-map',
    version: 1,
    factors: Array.from({ length: factors }, (_, i) => ({ id: id(i), label: `Factor number ${i}` })),
    links: Array.from({ length: factors }, (_, i) => ({ from: id(i), to: id(i * 7 + 1), polarity: i % 3 ? '+' : '-' })),
  });
}

test('a map goes in; its labels are painted, its loops are told, it comes out again', async () => {
  const { glue } = await load();
  const { session, host } = opened(glue.Session, await bytesOf('teaching'));
  finish(session);
  session.paint();
  const { texts, calls } = host.getContext('2d');
  for (const { label } of session.outline()) {
    const words = label.split(' ');
    assert.ok(words.every((word) => texts.some((line) => line.includes(word))), `"${label}" is not on the canvas`);
  }
  assert.ok(calls.stroke > 4 && calls.fill > 4);
  assert.equal(host.width, 2000);

  const { rows, complete, header } = session.loops();
  assert.ok(complete && header.length > 5);
  assert.deepEqual(rows.map((r) => r.class).sort(), ['B', 'R']);
  assert.ok(rows.every((r) => r.sentence.length > 30 && r.factors.length === r.length));

  const saved = JSON.parse(session.toJSON());
  const given = JSON.parse(await bytesOf('teaching'));
  // What is not written: a convention that is the default, empty lists, and ids that a link has anyway.
  delete given.convention;
  delete given.views;
  for (const link of given.links) if (link.id === `${link.from}>${link.to}`) delete link.id;
  assert.deepEqual(saved, given, 'nothing was moved, so the file is as it was');
  session.free();
});

test('the same file gives the same picture, whatever the slices', async () => {
  const pictures = [];
  for (const units of [1, 37, 1000]) {
    const { glue } = await load();
    const { session } = opened(glue.Session, await bytesOf('hct'));
    while (session.step(units) & BUSY);
    pictures.push(session.toSVG({ width: 900 }));
    session.free();
  }
  assert.equal(new Set(pictures).size, 1);
  assert.ok(pictures[0].includes('</svg>'));
});

test('memory grows under a session, and the session lives on', async () => {
  const { glue, wasm } = await load();
  const { session, host } = opened(glue.Session, await bytesOf('hct'));
  finish(session);
  const before = { svg: session.toSVG({}), loops: session.loops(), bytes: wasm.memory.buffer.byteLength };
  const others = [];
  while (wasm.memory.buffer.byteLength === before.bytes) {
    assert.ok(others.length < 200, 'memory never grew');
    others.push(opened(glue.Session, large(2000)).session);
  }
  assert.equal(session.toSVG({}), before.svg);
  assert.deepEqual(session.loops(), before.loops);
  session.paint();
  assert.ok(host.getContext('2d').texts.length > 50);
  for (const other of [session, ...others]) other.free();
});

test('two hundred sessions made and freed leave no memory behind', async () => {
  const { glue, wasm } = await load();
  const bytes = await bytesOf('trust');
  const once = () => {
    const { session } = opened(glue.Session, bytes);
    session.step(5);
    session.loops();
    session.free();
  };
  for (let i = 0; i < 20; i++) once();
  const warm = wasm.memory.buffer.byteLength;
  for (let i = 0; i < 200; i++) once();
  assert.equal(wasm.memory.buffer.byteLength, warm);
});

test('a session that was freed answers with an error, not with nonsense', async () => {
  const { glue } = await load();
  const { session } = opened(glue.Session, await bytesOf('teaching'));
  session.free();
  assert.throws(() => session.info());
});

const bad = {
  encoding: [new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), {}],
  syntax: [text('{"format": "system-map",\n "version": 1,\n "factors": [{"id": "a" "label": "A"}]}'), { line: 3 }],
  format: [text('id,label\na,A\n'), {}],
  version: [text('{"format": "system-map",\n "version": 99, "factors": []}'), { line: 2 }],
  limit: [text(`${'['.repeat(100_000)}`), {}],
};

for (const [code, [bytes, place]] of Object.entries(bad)) {
  test(`a file with an error of the kind "${code}" says what and where, and the module lives on`, async () => {
    const { glue } = await load();
    assert.throws(() => new glue.Session(bytes, {}), (error) => {
      assert.ok(error instanceof Error);
      assert.equal(error.name, 'SystemMapError');
      assert.equal(error.code, code);
      assert.ok(error.message.length > 20, error.message);
      if (place.line) assert.equal(error.line, place.line);
      return true;
    });
    const { session } = opened(glue.Session, await bytesOf('teaching'));
    finish(session);
    assert.ok(session.outline().length === 4);
  });
}

const acts = {
  unknown: [
    { type: 'view', id: 'nowhere' },
    { type: 'loop', name: 'R99' },
    { type: 'select', kind: 'factor', id: 'nobody' },
    { type: 'drag', id: 'nobody', x: 1, y: 1 },
  ],
  option: [{ type: 'convention', value: 'wavy' }, { type: 'no-such-act' }, { type: 'pan', dx: 'far' }, null],
  edit: [{ type: 'undo' }],
};

for (const [code, actions] of Object.entries(acts)) {
  test(`an act that cannot be done throws "${code}" and changes nothing`, async () => {
    const { glue } = await load();
    const { session } = opened(glue.Session, await bytesOf('trust'));
    finish(session);
    const before = [session.state(), session.toJSON(), session.toSVG({})];
    for (const action of actions) {
      assert.throws(() => session.act(action), { name: 'SystemMapError', code }, JSON.stringify(action));
    }
    assert.deepEqual([session.state(), session.toJSON(), session.toSVG({})], before);
  });
}

test('warnings of a file reach the page with their place', async () => {
  const { glue } = await load();
  const session = new glue.Session(map({ links: [{ from: 'a', to: 'nobody', polarity: '+' }] }), {});
  const [warning] = session.info().warnings;
  assert.equal(warning.code, 'dangling-link');
  assert.equal(warning.line, 1);
  assert.match(warning.message, /nobody/);
});

test('labels that look like markup are text in the figure', async () => {
  const { glue } = await load();
  const label = '<img src=x onerror=alert(1)> & "quoted"';
  const { session } = opened(glue.Session, map({ title: '</title><script>alert(1)</script>', factors: [{ id: 'a', label }] }));
  finish(session);
  const svg = session.toSVG({});
  assert.ok(!/<(img|script)/.test(svg), svg);
  assert.match(svg, /&lt;img/);
});
