// The tables of the languages: every key, every gap and every plural form, and nothing else.
//
// `WRITE_TABLES=1 node --test tests/setup/tables.mjs` puts the interface's English into en.json, which translators
// start from.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { english } from '../../www/component/words.js';
import { askEnglish } from '../../www/component/explore/words.js';
import { moreEnglish } from '../../www/component/more/words.js';

const file = (name) => fileURLToPath(new URL(`../../src/narrate/tables/${name}`, import.meta.url));
const read = (name) => JSON.parse(readFileSync(file(name), 'utf8'));
const words = JSON.parse(JSON.stringify({ ...english, ...moreEnglish, ...askEnglish }));
if (process.env.WRITE_TABLES) writeFileSync(file('en.json'), `${JSON.stringify({ ...read('en.json'), words }, null, 2)}\n`);
const model = read('en.json');
const languages = readdirSync(file('')).filter((name) => name !== 'en.json').map((name) => name.replace('.json', ''));

/** Phrases that say something only in some languages. */
const MAY_BE_EMPTY = ['numberWords'];
/** Gaps as a set. A number in words counts as one in digits; the endings of English verbs are none of others'. */
const gaps = (text) => [...new Set(text.match(/\{\w+\}|[[<]\d[\]>]/g) ?? [])]
  .filter((gap) => !['{5}', '{6}'].includes(gap)).map((gap) => gap.replace(/<(\d)>/, '[$1]')).sort().join(' ');
const isForms = (value) => typeof value === 'object' && !Array.isArray(value);
const categories = (lang) => new Intl.PluralRules(lang).resolvedOptions().pluralCategories;

/** What is wrong with a text, given the English one. */
function faults(where, text, from, { empty = false, fewer = false } = {}) {
  if (typeof text !== 'string') return [`${where}: a text is wanted`];
  const there = gaps(text).split(' ');
  const wanted = gaps(from).split(' ');
  const same = fewer ? there.every((gap) => !gap || wanted.includes(gap)) : gaps(text) === gaps(from);
  return [
    !text && !empty && `${where}: it says nothing`,
    !same && `${where}: it has the gaps ${gaps(text)}, the English has ${gaps(from)}`,
    /[|\n]/.test(text) && `${where}: neither | nor an end of line may stand in it`,
  ];
}

function compare(lang, where, there, english) {
  if (Array.isArray(english)) {
    if (there?.length !== english.length) return [`${where}: ${english.length} entries are wanted`];
    return english.flatMap((entry, i) => compare(lang, `${where}[${i}]`, there[i], entry));
  }
  const key = where.split('.').pop();
  if (!isForms(english) && !isForms(there)) return faults(where, there, english, { empty: english === '' || MAY_BE_EMPTY.includes(key) });
  if (!isForms(there)) return [`${where}: it has to have the forms ${categories(lang)}`];
  const other = isForms(english) ? english.other : english;
  // Beside the categories of the language there may be a form for none at all where English has one.
  const wanted = new Set([...categories(lang), ...(english.zero === undefined ? [] : ['zero'])]);
  return [
    ...[...wanted].filter((form) => there[form] === undefined).map((form) => `${where}: the form “${form}” is missing`),
    ...Object.keys(there).filter((form) => !wanted.has(form)).map((form) => `${where}: there is no form “${form}” in ${lang}`),
    ...Object.entries(there).flatMap(([form, text]) => faults(`${where}.${form}`, text, other, { fewer: form !== 'other', empty: english[form] === '' })),
  ];
}

test('the English words that translators start from are those of the interface', () => {
  assert.deepEqual(model.words, words);
  assert.deepEqual(Object.keys(model), ['phrases', 'words']);
});

test('there are tables for Arabic, Welsh, Spanish and French', () => {
  assert.deepEqual(languages.sort(), ['ar', 'cy', 'es', 'fr']);
});

for (const lang of languages) {
  test(`the table of ${lang} has every key, every gap and every plural form, and no others`, () => {
    const table = read(`${lang}.json`);
    assert.deepEqual(Object.keys(table), ['phrases', 'words']);
    const wrong = Object.keys(model).flatMap((part) => [
      ...Object.keys(table[part]).filter((key) => !(key in model[part])).map((key) => `${part}.${key}: there is no such key`),
      ...Object.keys(model[part]).flatMap((key) => (key in table[part]
        ? compare(lang, `${part}.${key}`, table[part][key], model[part][key])
        : [`${part}.${key}: it is missing`])),
    ]).filter(Boolean);
    assert.deepEqual(wrong, []);
    assert.equal(table.phrases.lang, lang);
    assert.equal(table.words.lang, lang);
    assert.equal(table.words.dir, lang === 'ar' ? 'rtl' : 'ltr');
  });
}

test('what is wrong with a table is seen', () => {
  const wrong = (there, english, lang = 'fr') => compare(lang, 'phrases.x', there, english).filter(Boolean).length;
  assert.equal(wrong('un {0}', 'a {0}'), 0);
  assert.equal(wrong('un', 'a {0}'), 1);
  assert.equal(wrong('un {1}', 'a {0}'), 1);
  assert.equal(wrong('', 'a'), 1);
  assert.equal(wrong('un|deux', 'a'), 1);
  assert.equal(wrong('[0] liens', { one: '[0] link', other: '[0] links' }), 1);
  assert.equal(wrong({ one: 'un lien', many: '[0] de liens', other: '[0] liens' }, { one: '[0] link', other: '[0] links' }), 0);
  assert.equal(wrong({ one: 'un lien', other: '[0] liens' }, { one: '[0] link', other: '[0] links' }), 1);
  assert.equal(wrong({ one: 'un lien', few: 'x', many: '[0] de liens', other: 'liens' }, { one: '[0] link', other: '[0] links' }), 2);
});
