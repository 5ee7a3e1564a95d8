// Opens maps that a person brings along: a file chosen or dropped, or a text pasted. Nothing is sent anywhere.

/**
 * @typedef {{code: string, gaps: string[], message: string}} Note
 * @typedef {HTMLElement & {map: any, phase: string, reading: object, audit: {notes: Note[], maps: string[], map?: string} | null}} SystemMap
 */

const get = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const map = /** @type {SystemMap} */ (get('map'));
/**
 * What is open, and how it is read; `kinds` are those that the reader was asked about, in the order in which they came
 * up, and `others` are the files that came along.
 * @typedef {{name: string, data: Uint8Array}} Read
 * @type {{data: Uint8Array | string, name: string, signs: Record<string, string>, kinds: Set<string>, map?: string,
 *   beside?: Read, others: {name: string}[]} | null}
 */
let open = null;
/** Counts what was asked for: of two in quick succession the last one counts. */
let turn = 0;

/** @param {Uint8Array | string} data @param {string} name @param {Read} [beside] @param {{name: string}[]} [others] */
function show(data, name, beside, others = []) {
  turn++;
  open = { data, name, signs: Object.create(null), kinds: new Set(), beside, others };
  get('empty').hidden = true;
  map.hidden = false;
  read();
}

function read() {
  if (!open) return;
  say('');
  map.reading = { name: open.name, signs: open.signs, map: open.map, beside: open.beside };
  map.map = open.data;
}

/** @param {string} text */
function say(text) {
  get('told').textContent = text;
}

/** @param {File} file */
const bytesOf = async (file) => ({ file, name: file.name, data: new Uint8Array(await file.arrayBuffer()) });

/** Opens the first of some files, with a second one if both are one map: that is found out when they are read. @param {File[]} files */
async function take(files) {
  if (!files.length) return;
  const mine = ++turn;
  const needed = files.length === 2 ? 2 : 1;
  const read = [];
  for (const file of files) {
    // A folder comes as a file that can't be read.
    const bytes = await bytesOf(file).catch(() => undefined);
    if (mine !== turn) return;
    if (bytes) read.push(bytes);
    if (read.length === needed) break;
  }
  const [first, beside] = read;
  if (!first) return say(`${quoted(files)} can’t be read. If that is a folder, open the file in it, or its two tables at once.`);
  show(first.data, first.name, beside, files.filter((file) => file !== first.file));
}

/** @param {{name: string}[]} files */
function quoted(files) {
  const names = files.slice(0, 8).map(({ name }) => `“${name}”`).join(', ');
  return files.length > 8 ? `${names} and ${files.length - 8} more` : names;
}

/** Says which files were not opened. */
function tellOthers() {
  const others = open?.others ?? [];
  if (!others.length) return;
  if (map.phase === 'failed') return say(`Not opened: “${open?.name}”, as told here, and ${quoted(others)}, for one map is shown at a time. Drop the file that you want alone.`);
  if (map.audit?.notes.some(({ code }) => code === 'together')) return;
  const broken = map.audit?.notes.find(({ code }) => code === 'beside-broken');
  if (broken) return say(`Opened: “${open?.name}”. ${broken.message}`);
  say(`Opened: “${open?.name}”. Not opened: ${quoted(others)}. One map is shown at a time. Two tables are one map if one lists the factors and the other the links.`);
}

// Kinds of links whose sign the file does not say.
const MEANINGS = [['', 'Not stated'], ['+', 'More leads to more'], ['-', 'More leads to less'], ['±', 'Sometimes one, sometimes the other']];
/** Notes that tell of such a kind, and the words for it. @type {Record<string, (kind?: string) => [kind: string | undefined, words: string]>} */
const ASKED = {
  'no-sign-type': (kind) => [kind, `“${short(kind)}”`],
  'no-sign-look': (kind) => [kind, `Drawn “${short(kind)}”`],
  'pair-unclear': (kind) => [kind, `The sign ${kind}`],
  'no-negative': () => ['>0', 'A weight above 0'],
};
/** As much of a text as a row bears. @param {string} text */
const short = (text = '') => ([...text].length > 80 ? `${[...text].slice(0, 80).join('')}…` : text);
/** The words for kinds that came up. @type {Map<string, string>} */
const named = new Map();

map.addEventListener('system-map-ready', () => {
  maps();
  tellOthers();
  if (!open) return;
  const { signs, kinds } = open;
  const now = new Set(Object.keys(signs));
  for (const { code, gaps } of map.audit?.notes ?? []) {
    const [kind, words] = ASKED[code]?.(gaps[0]) ?? [];
    if (!kind) continue;
    named.set(kind, words ?? kind);
    now.add(kind);
  }
  for (const kind of now) kinds.add(kind);
  const list = [...kinds].filter((kind) => now.has(kind));
  get('ask').hidden = !list.length;
  const rows = /** @type {HTMLElement[]} */ ([...get('kinds').children]);
  // Rows that stay are left where they are, so that the keyboard is not sent away from them.
  for (const row of rows) if (!now.has(row.dataset.kind ?? '')) row.remove();
  list.forEach((kind, i) => {
    const there = get('kinds').children[i];
    if (there?.dataset.kind === kind) there.querySelector('select').value = signs[kind] ?? '';
    else get('kinds').insertBefore(row(kind), there ?? null);
  });
});

/** @param {string} kind */
function row(kind) {
  const label = document.createElement('label');
  const select = document.createElement('select');
  for (const [value, text] of MEANINGS) select.append(new Option(text, value));
  select.value = open?.signs[kind] ?? '';
  select.addEventListener('change', () => {
    if (!open) return;
    if (select.value) open.signs[kind] = select.value;
    else delete open.signs[kind];
    read();
  });
  const name = document.createElement('span');
  name.textContent = named.get(kind) ?? kind;
  name.dir = 'auto';
  label.append(name, select);
  label.dataset.kind = kind;
  return label;
}
map.addEventListener('system-map-error', () => {
  get('ask').hidden = get('which').hidden = true;
  tellOthers();
});

/** Of several maps in one file, or views of a model, the reader chooses. */
function maps() {
  const { maps: names = [], map: chosen } = map.audit ?? {};
  get('which').hidden = names.length < 1;
  get('maps').replaceChildren(new Option('All together', '*'), ...names.map((name) => new Option(name, name)));
  get('maps').value = chosen ?? '*';
}
get('maps').addEventListener('change', () => {
  if (!open) return;
  open.map = get('maps').value;
  read();
});

get('file').addEventListener('change', () => {
  void take([...get('file').files]);
  // The same file can be chosen again.
  get('file').value = '';
});

get('paste').addEventListener('click', () => {
  const hidden = get('pasted').toggleAttribute('hidden');
  get('paste').setAttribute('aria-expanded', String(!hidden));
  if (!hidden) get('text').focus();
});
get('pasted').addEventListener('submit', (/** @type {SubmitEvent} */ event) => {
  event.preventDefault();
  const text = get('text').value;
  if (!text.trim()) return get('text').focus();
  get('pasted').hidden = true;
  get('paste').setAttribute('aria-expanded', 'false');
  get('paste').focus();
  show(text, '');
});

addEventListener('dragover', (event) => {
  if (!event.dataTransfer) return;
  event.preventDefault();
  get('drop').hidden = false;
});
addEventListener('dragleave', (event) => { if (!event.relatedTarget) get('drop').hidden = true; });
addEventListener('drop', (event) => {
  event.preventDefault();
  get('drop').hidden = true;
  const { files } = event.dataTransfer ?? {};
  if (files?.length) return void take([...files]);
  const text = event.dataTransfer?.getData('text/plain');
  if (text) show(text, '');
});
