// The exported class, driven in Node without a page.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { load, loadTools } from './lib.mjs';
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
  const { glue } = await loadTools();
  const { session, host } = opened(glue.Session, await bytesOf('teaching'));
  finish(session);
  session.paint();
  const { texts, calls } = host.getContext('2d');
  for (const { label } of session.told('outline')) {
    const words = label.split(' ');
    assert.ok(words.every((word) => texts.some((line) => line.includes(word))), `"${label}" is not on the canvas`);
  }
  assert.ok(calls.stroke > 4 && calls.fill > 4);
  assert.equal(host.width, 2000);

  const { rows, complete, header } = session.told('loops');
  assert.ok(complete && header.length > 5);
  assert.deepEqual(rows.map((r) => r.class).sort(), ['B', 'R']);
  assert.ok(session.told('tales').every((r) => r.sentence.length > 30 && r.factors.length === r.length));
  assert.ok(rows.every((r) => r.name));

  const saved = JSON.parse(session.toJSON());
  const given = JSON.parse(await bytesOf('teaching'));
  // What is not written: a convention that is the default, and ids that a link has anyway.
  delete given.convention;
  for (const link of given.links) if (link.id === `${link.from}>${link.to}`) delete link.id;
  assert.deepEqual(saved, given, 'nothing was moved, so the file is as it was');
  session.free();
});

test('the same file gives the same picture, whatever the slices', async () => {
  const pictures = [];
  for (const units of [1, 37, 1000]) {
    const { glue } = await loadTools();
    const { session } = opened(glue.Session, await bytesOf('hct'));
    while (session.step(units) & BUSY);
    pictures.push(session.toSVG({ width: 900 }));
    session.free();
  }
  assert.equal(new Set(pictures).size, 1);
  assert.ok(pictures[0].includes('</svg>'));
});

test('memory grows under a session, and the session lives on', async () => {
  const { glue, wasm } = await loadTools();
  const { session, host } = opened(glue.Session, await bytesOf('hct'));
  finish(session);
  const before = { svg: session.toSVG({}), loops: session.told('loops'), bytes: wasm.memory.buffer.byteLength };
  const others = [];
  while (wasm.memory.buffer.byteLength === before.bytes) {
    assert.ok(others.length < 200, 'memory never grew');
    others.push(opened(glue.Session, large(2000)).session);
  }
  assert.equal(session.toSVG({}), before.svg);
  assert.deepEqual(session.told('loops'), before.loops);
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
    session.told('loops');
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
  assert.throws(() => session.told('info'));
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
    const { glue } = await loadTools();
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
    assert.ok(session.told('outline').length === 4);
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
    const { glue } = await loadTools();
    const { session } = opened(glue.Session, await bytesOf('trust'));
    finish(session);
    const before = [session.told('state'), session.toJSON(), session.toSVG({})];
    for (const action of actions) {
      assert.throws(() => session.act(action), { name: 'SystemMapError', code }, JSON.stringify(action));
    }
    assert.deepEqual([session.told('state'), session.toJSON(), session.toSVG({})], before);
  });
}

test('warnings of a file reach the page with their place', async () => {
  const { glue } = await loadTools();
  const session = new glue.Session(map({ links: [{ from: 'a', to: 'nobody', polarity: '+' }] }), {});
  const [warning] = session.told('info').warnings;
  assert.equal(warning.code, 'dangling-link');
  assert.equal(warning.line, 1);
  assert.match(warning.message, /nobody/);
});

test('labels that look like markup are text in the figure', async () => {
  const { glue } = await loadTools();
  const label = '<img src=x onerror=alert(1)> & "quoted"';
  const { session } = opened(glue.Session, map({ title: '</title><script>alert(1)</script>', factors: [{ id: 'a', label }] }));
  finish(session);
  const svg = session.toSVG({});
  assert.ok(!/<(img|script)/.test(svg), svg);
  assert.match(svg, /&lt;img/);
});

test('the viewer opens only what is without fault; the tools open the rest, or say why not', async () => {
  const [viewer, tools] = [await load(), await loadTools()];
  const fine = { links: [{ from: 'a', to: 'a', polarity: '+' }] };
  new viewer.glue.Session(map(fine), {}).free();
  // Keys of somebody else's are no fault.
  new viewer.glue.Session(map({ ...fine, _own: 1, 'x-own': [], $comment: '' }), {}).free();
  const faulty = [
    ['{"format": "system-map", "version": 1, "factors": [}', 'syntax'],
    ['id,label\na,A\n', 'format'],
    [map({ links: [{ from: 'a', to: 'nobody' }] }), null],
    [map({ factors: [{ id: 'a', label: '' }] }), null],
    [map({ views: [{ id: 'v', title: 'V', factors: ['nobody'] }] }), null],
    ['{"format": "system-map", "version": 1, "factors": [{"id": "a", "label": "A \\" \\\\", "label": "B"}]}', 'syntax'],
    [map({ links: [{ from: 'a', to: 'a', polarty: '-' }] }), null],
    [map({ vews: [] }), null],
    ['{"format": "system-map", "version": 1, "factors": [{"id": "a", "label": "A\\ud800"}]}', 'syntax'],
    ['{"format": "system-map", "version": 1, "factors": [{"id": "a", "label": "A"}], "meta": 1e999}', 'syntax'],
    [map({ meta: JSON.parse('['.repeat(80) + ']'.repeat(80)) }), 'limit'],
  ];
  for (const [file, code] of faulty) {
    const bytes = typeof file === 'string' ? text(file) : file;
    assert.throws(() => new viewer.glue.Session(bytes, {}), { name: 'SystemMapError' });
    if (code) assert.throws(() => new tools.glue.Session(bytes, {}), { name: 'SystemMapError', code });
    else assert.equal(new tools.glue.Session(bytes, {}).told('info').warnings.length, 1);
  }
});

test('maps of more than 400 factors are left to the tools, which lay them out without an overlap', async () => {
  const [viewer, tools] = [(await load()).glue, (await loadTools()).glue];
  new viewer.Session(large(400), {}).free();
  assert.throws(() => new viewer.Session(large(401), {}), ({ code }) => code === 'limit');
  const { session } = opened(tools.Session, large(1000));
  finish(session);
  const boxes = [...session.toSVG({ bare: true }).matchAll(/<g class="factor"[^>]*>\s*<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)]
    .map(([, ...numbers]) => numbers.map(Number));
  assert.equal(boxes.length, 1000);
  boxes.sort((a, b) => a[0] - b[0]);
  boxes.forEach(([x, y, w, h], i) => {
    for (let k = i + 1; k < boxes.length && boxes[k][0] < x + w; k++) assert.ok(boxes[k][1] >= y + h || boxes[k][1] + boxes[k][3] <= y, `${i} and ${k} lie on each other`);
  });
  session.free();
});

test('viewer and tools tell and place the same, to the last bit', async () => {
  for (const name of ['teaching', 'trust', 'hct']) {
    const bytes = await bytesOf(name);
    const seen = [];
    for (const { glue } of [await load(), await loadTools()]) {
      const { session } = opened(glue.Session, bytes);
      finish(session);
      const ids = session.told('outline').map((row) => row.id);
      seen.push({ boxes: ids.map((id) => session.screen(id)), loops: session.told('loops'), key: session.told('key'), info: session.told('info') });
      session.free();
    }
    assert.ok(seen[0].boxes.every((box) => box.width > 10));
    assert.deepEqual(seen[0], seen[1]);
  }
});

test('what a hand arranged in the viewer is in the file that the tools write, and in their figure', async () => {
  const [viewer, tools] = [await load(), await loadTools()];
  const bytes = await bytesOf('hct');
  const { session } = opened(viewer.glue.Session, bytes);
  finish(session);
  assert.equal(session.told('snapshot').places.length, 0, 'nothing was moved');
  session.act({ type: 'move', id: 'trust', dx: 80, dy: -40 });
  finish(session);
  session.act({ type: 'view', id: 'bold-funding' });
  finish(session);
  const { factors } = JSON.parse(await bytesOf('hct'));
  const inView = session.told('outline')[0].id;
  session.act({ type: 'move', id: inView, dx: 30, dy: 10 });
  finish(session);

  const { session: copy } = opened(tools.glue.Session, bytes, { width: 300, height: 900 });
  copy.act({ type: 'restore', ...session.told('snapshot') });
  finish(copy);
  const saved = JSON.parse(copy.toJSON());
  assert.equal(saved.factors.length, factors.length);
  const trust = saved.factors.find((f) => f.id === 'trust');
  assert.ok(trust.pinned && Number.isFinite(trust.x));
  assert.ok(saved.views.find((v) => v.id === 'bold-funding').places[inView]);

  copy.act({ type: 'state', ...session.told('state') });
  finish(copy);
  // The boxes of the figure stand to each other as those on the screen do.
  const svg = copy.toSVG({ bare: true });
  const at = (id) => /<rect x="([-\d.]+)" y="([-\d.]+)"/.exec(svg.slice(svg.indexOf(`data-id="${id}"`))).slice(1).map(Number);
  const ids = session.told('outline').map((row) => row.id);
  const [first, ...rest] = ids;
  const scale = session.screen(first).width / Number(/<rect [^>]* width="([\d.]+)"/.exec(svg.slice(svg.indexOf(`data-id="${first}"`)))[1]);
  for (const id of rest) {
    const [here, there] = [session.screen(id), session.screen(first)];
    const off = [0, 1].map((i) => (at(id)[i] - at(first)[i]) * scale - [here.x - there.x, here.y - there.y][i]);
    assert.ok(off.every((o) => Math.abs(o) < 1), `${id} is off by ${off}`);
  }
});
