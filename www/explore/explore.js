// Opens maps that a person brings along: a file chosen or dropped, or a text pasted. Nothing is sent anywhere.

/**
 * @typedef {{code: string, gaps: string[]}} Note
 * @typedef {HTMLElement & {map: any, reading: object, audit: {notes: Note[], maps: string[], map?: string} | null}} SystemMap
 */

const get = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const map = /** @type {SystemMap} */ (get('map'));
/** What is open, and how it is read. @type {{data: Uint8Array | string, name: string, signs: Record<string, string>, map?: string} | null} */
let open = null;

/** @param {Uint8Array | string} data @param {string} name */
function show(data, name) {
  open = { data, name, signs: {} };
  get('empty').hidden = true;
  map.hidden = false;
  read();
}

function read() {
  if (!open) return;
  map.reading = { name: open.name, signs: open.signs, map: open.map };
  map.map = open.data;
}

/** @param {File | null | undefined} file */
async function take(file) {
  if (file) show(new Uint8Array(await file.arrayBuffer()), file.name);
}

// Kinds of links whose sign the file does not say.
const MEANINGS = [['', 'Not stated'], ['+', 'More leads to more'], ['-', 'More leads to less'], ['±', 'Sometimes one, sometimes the other']];

map.addEventListener('system-map-ready', () => {
  maps();
  const kinds = new Set(Object.keys(open?.signs ?? {}));
  for (const { code, gaps: [kind] } of map.audit?.notes ?? []) if (code === 'no-sign-type' && kind) kinds.add(kind);
  get('ask').hidden = !kinds.size;
  get('kinds').replaceChildren(...[...kinds].map((kind) => {
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
    name.textContent = `“${kind}”`;
    name.dir = 'auto';
    label.append(name, select);
    return label;
  }));
});
map.addEventListener('system-map-error', () => { get('ask').hidden = get('which').hidden = true; });

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
  void take(get('file').files[0]);
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
  if (files?.length) return void take(files[0]);
  const text = event.dataTransfer?.getData('text/plain');
  if (text) show(text, '');
});
