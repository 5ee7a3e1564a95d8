// A table of another language crosses the boundary as one text, and both modules tell by it.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { load, loadTools } from './lib.mjs';
import { canvas } from './canvas.mjs';

const at = (name) => new URL(`../../${name}`, import.meta.url);
const map = await readFile(at('www/maps/teaching.json'));
const table = async (lang) => JSON.parse(await readFile(at(`pkg/lang/${lang}.json`), 'utf8'));

function header(glue, options) {
  const session = new glue.Session(map, options);
  session.attach(canvas());
  session.resize(1000, 700, 1);
  while (session.step(50) & 2);
  const told = session.told('loops');
  session.act({ type: 'select', kind: 'loop', id: told.rows[0].id });
  const { sentence } = session.told('details');
  session.free();
  return { header: told.header, sentence };
}

test('viewer, tools and command line tell in the same words', async () => {
  const [{ glue: viewer }, { glue: tools }] = await Promise.all([load(), loadTools()]);
  for (const lang of ['ar', 'cy', 'es', 'fr']) {
    const { phrases } = await table(lang);
    const said = header(viewer, { phrases });
    assert.deepEqual(header(tools, { phrases }), said, lang);
    const program = at('target/debug/system-map').pathname;
    const { header: native, loops } = JSON.parse(execFileSync(program, ['loops', '--json', '--lang', lang, at('www/maps/teaching.json').pathname], { encoding: 'utf8' }));
    assert.equal(said.header, native);
    assert.equal(said.sentence, loops[0].sentence);
  }
});

test('a table that is too short, or none, leaves the words in English', async () => {
  const { glue } = await load();
  const english = header(glue, {});
  const { phrases } = await table('fr');
  assert.match(english.header, /^2 feedback loops/);
  assert.deepEqual(header(glue, { phrases: phrases.slice(0, 500) }), english);
  assert.deepEqual(header(glue, { lang: 'fr' }), english);
  assert.throws(() => header(glue, { phrases: 7 }), { code: 'option' });
});
