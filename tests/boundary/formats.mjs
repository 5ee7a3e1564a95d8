// The module that reads and writes the files of other programs: files in, our own format out, and back.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { load, loadFormats } from './lib.mjs';

const bytes = (text) => new TextEncoder().encode(text);
const blueprint = bytes(JSON.stringify({
  name: 'Prices',
  elements: [{ label: 'Price' }, { label: 'Demand', type: 'Stock' }],
  connections: [
    { from: 'Price', to: 'Demand', type: 'opposite' },
    { from: 'Demand', to: 'Price', type: '--' },
    { from: 'Demand', to: 'Demand', type: 'Feeds' },
  ],
}));

test('a Kumu file becomes a map of ours, which the viewer opens, and an account of how', async () => {
  const { glue } = await loadFormats();
  const { json, audit } = glue.importMap(blueprint, 'prices.json', { signs: { feeds: '+' } });
  const map = JSON.parse(json);
  assert.equal(map.format, 'system-map');
  assert.deepEqual(map.links.map((link) => link.polarity), ['-', '+', '+']);
  assert.equal(audit.format, 'kumu-blueprint');
  assert.deepEqual([audit.counts.factors, audit.counts['+'], audit.counts['-']], [2, 2, 1]);
  assert.match(audit.text.join('\n'), /1 link typed `--` read as same-direction/);
  const note = audit.notes.find(({ code }) => code === 'pair-same');
  assert.equal(note.at[0].link, 'demand>price');

  const { glue: viewer } = await load();
  const session = new viewer.Session(bytes(json), {});
  assert.equal(session.told('info').title, 'Prices');
  session.free();
});

test('a page is not told of options of the command line', async () => {
  const { glue } = await loadFormats();
  const { audit } = glue.importMap(blueprint, 'prices.json');
  const { message } = audit.notes.find(({ code }) => code === 'no-sign-type');
  assert.equal(message, '1 link of the type “Feeds” has no sign.');
  assert.match(audit.text.join('\n'), /“Feeds” has no sign\.$/);
});

test('a map is written in every format, and read again', async () => {
  const { glue } = await loadFormats();
  const { json } = glue.importMap(blueprint, 'prices.json');
  for (const format of ['kumu', 'kumu-blueprint', 'xlsx', 'system-map']) {
    const { parts, notes } = glue.exportMap(json, format);
    assert.equal(parts.length, 1);
    assert.ok(Array.isArray(notes));
    const { audit } = glue.importMap(parts[0].bytes, 'x');
    assert.deepEqual([audit.format, audit.counts.links], [format, 3]);
  }
  const { parts } = glue.exportMap(json, 'csv');
  assert.deepEqual(parts.map(({ name }) => name), ['elements', 'connections']);
});

test('what can not be read is an error with code and place', async () => {
  const { glue } = await loadFormats();
  const fails = (input, code, options) => assert.throws(() => glue.importMap(input, 'x', options),
    (error) => error.name === 'SystemMapError' && error.code === code && error.message.length > 20);
  fails(bytes('\x89PNG'), 'format');
  fails(bytes('{"elements": [1, 2'), 'syntax');
  fails(blueprint, 'limit', { maxLinks: 2 });
  fails(blueprint, 'option', { signs: { feeds: 'maybe' } });
  fails(blueprint, 'option', { format: 'nothing' });
  assert.throws(() => glue.exportMap('{}', 'kumu'), { code: 'format' });
});

test('of two files one map is made only if one has the factors and the other their links', async () => {
  const { glue } = await loadFormats();
  const bytes = (text) => new TextEncoder().encode(text);
  const factors = bytes('Label,Type\nA,x\nB,y\nC,y\n');
  const links = bytes('From,To,Type\nA,B,+\n');
  for (const [first, second] of [[factors, links], [links, factors]]) {
    const { json, audit } = glue.importMap(first, 'one.csv', {}, second, 'two.csv');
    assert.equal(JSON.parse(json).factors.length, 3);
    assert.equal(JSON.parse(json).links.length, 1);
    assert.ok(audit.notes.some(({ code, message }) => code === 'together' && /one\.csv, two\.csv/.test(message)));
  }
  for (const other of [links, bytes('{"elements": [], "connections": []}'), bytes('\x00')]) {
    const { json, audit } = glue.importMap(links, 'one.csv', {}, other, 'two.csv');
    assert.equal(JSON.parse(json).links.length, 1);
    assert.ok(!audit.notes.some(({ code }) => code === 'together'));
  }
});

test('signs that are no object are refused, and nobody is told to raise a limit that a page has not', async () => {
  const { glue } = await loadFormats();
  const table = new TextEncoder().encode('From,To,Type\nA,B,+\nB,C,x\n');
  for (const signs of ['bad', ['+'], 3]) {
    assert.throws(() => glue.importMap(table, 'x.csv', { signs }), ({ code, message }) => code === 'option' && /signs/.test(message));
  }
  glue.importMap(table, 'x.csv', { signs: undefined });
  assert.throws(() => glue.importMap(table, 'x.csv', { maxLinks: 1 }), ({ code, message }) => code === 'limit' && /Split it\.$/.test(message));
});
