/**
 * Every word of the interface, in one table. `element.words = { showAll: '…' }` replaces any of them; what the map
 * itself says (sentences, loop classes, the key) comes from the map file and from the core's table for its language.
 * `{name}` is filled in. A value with `one` and `other` is chosen by number (also `zero`, `two`, `few`, `many`).
 * The tables of other languages are in src/narrate/tables/, both kinds of words in one file (see ARCHITECTURE.md).
 */
export const english = {
  // Which language this is, and which way it is written.
  lang: 'en',
  dir: 'ltr',

  // The frame.
  mapLabel: 'Map “{title}”. {message}',
  untitled: 'Untitled map',
  tools: 'Map tools',
  find: 'Find a factor',
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Whole map: fit it in the frame',
  fitPart: 'All of this part: fit it in the frame',
  allOfPart: 'All of this part',
  partSeen: 'Only a part is in sight.',
  fullscreen: 'Full screen',
  part: 'Part of the map',
  whole: 'Whole map',
  parts: 'Parts',
  stories: 'Stories',
  showAll: 'Show all',
  backTo: 'Back to {title}',
  wholeShown: { one: 'Showing the whole map: {n} factor.', other: 'Showing the whole map: all {n} factors.' },
  thisPart: 'this part',
  more: 'More',
  close: 'Close',

  // The tabs.
  panel: 'About this map',
  tabKey: 'Key',
  tabLoops: 'Loops',
  tabDetails: 'Details',
  tabAsk: 'Ask',
  tabText: 'Text',
  tabAbout: 'About',

  // Loops.
  loopPrevious: 'Previous',
  loopNext: 'Next',
  loopsSearching: 'Still looking for loops.',
  loopsNone: 'No loops were found among the factors shown.',
  loopsMore: { one: 'Show {n} more loop', other: 'Show {n} more loops' },
  loopsOpen: 'Named loops that do not close',
  loopMislabelled: 'The map’s author calls it {label}; by the signs of its links it {plain} ({term}).',
  loopDelays: { one: '{n} delay', other: '{n} delays' },
  loopVariants: { other: '{n} variants by parallel links' },
  comma: ', ',
  plainAndTerm: '{plain} ({term})',

  detailsNone: 'Choose a factor, a link or a loop to read about it.',

  // While it loads, and when it cannot.
  loading: 'Loading the map…',
  drawing: 'Arranging the map…',
  loadingTools: 'Loading…',
  noFactors: 'This map has no factors yet.',
  slow: 'Still loading. The connection seems slow.',
  failed: 'The map cannot be shown here',
  failedPlace: 'Line {line}, column {column} of the map file.',
  retry: 'Try again',
  noWords: 'The words for {lang} could not be loaded, so the map is told in English.',
  errFile: 'This page was opened from a disk and cannot read a file. Put it on a web server.',
  errOffline: 'This device is offline, and has no {what} yet.',
  errMissing: 'There is no {what} at {url}. Check the address, capital letters too.',
  errUnreachable: 'No answer from the server for the {what}: {url}',
  errBroken: 'The connection to the {what} broke off.',
  errTools: 'A part of the program could not be loaded: {url}. Is it beside system-map.js?',
  errCrash: 'Something went wrong. Reloading the page may help.',
  notWhole: '{name}="{value}" is not a whole number, so it is left out.',
  errData: 'The “map” property takes an object, JSON text, or bytes.',
  whatMap: 'map file',
  whatWasm: 'program of the viewer (system-map.wasm)',
};

/** @typedef {typeof english} Words */
/** @typedef {{zero?: string, one?: string, two?: string, few?: string, many?: string, other: string}} Plural */

/**
 * `text` with each `{name}` replaced by its value.
 * @param {string} text
 * @param {Record<string, unknown>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? String(values[name] ?? '') : all));
}

/**
 * The form of `plural` for `n` in `lang`, with `{n}` filled in. `zero` is used for 0 in every language that has it
 * in the table.
 * @param {Plural} plural
 * @param {number} n
 * @param {string} lang
 */
export function count(plural, n, lang) {
  const rule = new Intl.PluralRules(lang).select(n);
  return fill((n === 0 ? plural.zero : undefined) ?? plural[rule] ?? plural.other, { n });
}
