import { auditEnglish, sharedEnglish } from './shared_words.js';

/**
 * The words of what is loaded when it is first wanted: search, details, text, about, stories. Like all words of the interface
 * they can be replaced by the element's `words`.
 */
export const moreEnglish = {
  ...auditEnglish,
  ...sharedEnglish,

  // The frame.
  stageHelp:
    'Arrow keys move from factor to factor. Enter shows only the chosen factor and its neighbours. ' +
    'N and P go to the next and the previous loop. Plus and minus zoom, 0 shows the whole map, ' +
    'Escape goes back. The same map is under “Text” as headings and lists.',

  // Search.
  findNone: 'No factor is called that.',
  findCount: { one: '{n} factor found', other: '{n} factors found' },

  // Details and loops.
  loopReverse: 'The same loop the other way',
  goesThrough: 'Goes through',
  detailsHow: 'Click it on the map, or find it by name.',
  drivenBy: 'What drives it',
  drives: 'What it drives',
  drivenByNone: 'Nothing on this map drives it.',
  drivesNone: 'It drives nothing on this map.',
  loopsThrough: 'Loops through it',
  loopsThroughSome: 'Loops through it, the shortest ones',
  loopsThroughLong: 'They are too long for the list. “Ask” finds them.',
  focusHere: 'Show only its neighbours',
  evidence: 'What people said',
  statusInferred: 'Inferred',
  statusContested: 'Contested',
  contentNote: 'Show the quote (content note: {note})',
  from: 'From',
  to: 'To',

  // What is read aloud, and hints.
  wheelHint: 'Hold Ctrl and scroll to zoom, or click the map first',
  wheelHintMac: 'Hold ⌘ and scroll to zoom, or click the map first',
  sayMoved: '{label} was moved.',
  sayUndone: 'The last change was undone.',
  notKept: 'Places around a factor in focus are not kept. Move factors in the whole map, or in a part, to keep them.',
  notLasting: 'In this layout, places chosen by hand last until the page is opened again.',
  sayEdge: 'No factor further that way.',
  sayFactor: '{label}. {drivenBy} {drives} {loops}',
  sayDrivenBy: { zero: 'Nothing drives it.', one: 'One factor drives it.', other: '{n} factors drive it.' },
  sayDrives: { zero: 'It drives nothing.', one: 'It drives one factor.', other: 'It drives {n} factors.' },
  sayLoops: { zero: '', one: 'One loop goes through it.', other: '{n} loops go through it.' },
  sayLoopsSome: { zero: '', one: 'At least one loop goes through it.', other: 'At least {n} loops go through it.' },
  saySelfLinks: { zero: '', one: 'And {n} self-link.', other: 'And {n} self-links.' },
  sayCleared: 'Nothing chosen.',

  // Text and about.
  textIntro: { one: 'The factor shown, in words.', other: 'The {n} factors shown, in words.' },
  textLoops: 'Loops',
  textLoopsFirst: 'Only the first {n} are told here.',
  date: 'Date: {date}',
  sources: 'Sources',
  download: 'Take it with you',
  downloadSvg: 'Figure (SVG)',
  downloadJson: 'Map with this arrangement (JSON)',
  downloadAs: 'For another program',
  downloadGo: 'Download',
  downloadLost: 'What this format cannot hold:',
  // In the order of FORMATS.
  formats: ['Kumu (JSON)', 'Spreadsheet (XLSX)', 'Two tables (CSV)', 'Document (Markdown)', 'Outline (text)', 'LOOPY', 'Stella (XMILE)', 'GraphML', 'Gephi (GEXF)', 'Graphviz (DOT)', 'Mermaid'],
  keysHeading: 'Keys',
  keys: [
    ['Arrows', 'move from factor to factor'],
    ['Enter', 'show only the factor and its neighbours'],
    ['N, P', 'next loop, previous loop'],
    ['+, −, 0', 'zoom in, zoom out, fit'],
    ['Shift + arrows', 'move the view'],
    ['Alt + arrows', 'move the factor'],
    ['Ctrl + Z', 'undo'],
    ['Escape', 'go back, step by step'],
  ],
  warnings: { one: 'One thing in the file was left out or mended', other: '{n} things in the file were left out or mended' },
  place: 'Line {line}: {message}',

  // How a file of another program was read.
  audit: 'How this file was read',
  auditWhere: { one: 'Show where ({n} place)', other: 'Show where ({n} places)' },
  crowded: 'In the places that the file gives, factors that lie on one another: {labels}. Links without room to be drawn: {links}.',
  auditLine: 'Line {line}',

  // A story.
  story: 'Story: {title}',
  storyStep: '{n} of {of}',
  storyBack: 'Back',
  storyNext: 'Next',
  storyEnd: 'End the story',

  // Why a file could not be read.
  errForbidden: 'The server does not give the {what} to everyone ({status}): {url}',
  errStatus: 'The server answered with an error ({status}) instead of the {what}: {url}',
  errCors:
    'The {what} is on another site ({origin}), and that site does not allow this page to read it. Put the file ' +
    'beside the page, or ask that site to send the header “Access-Control-Allow-Origin: {page}”.',
  errMixed: 'This page is secure (https), and browsers do not let it read the {what} from an insecure address: {url}',
  errCspConnect:
    'This page’s security policy does not allow reading the {what} from {origin}. Add that address to “connect-src” in ' +
    'its Content-Security-Policy.',
  errAddress: '“{url}” is not a web address.',
  errLimit: 'The map file is larger than {limit} MB, which is more than this viewer agrees to read: {url}',
  errHtml:
    'The address {url} gives a web page (HTML), not a map file. Use the address of the file itself.',
  errEmpty: 'The map file is empty: {url}',
  errNoWasm: 'This browser does not run WebAssembly, which draws the map. A newer browser will, or one without lockdown mode.',
  errWasmContent:
    'The address {url} does not give the viewer’s program. Copy system-map.wasm beside system-map.js again, from the same version.',
  errWasmCsp:
    'This page’s security policy does not allow WebAssembly. Add \'wasm-unsafe-eval\' to “script-src” in its ' +
    'Content-Security-Policy header.',
  errWasmFailed:
    'The viewer’s program (system-map.wasm) does not start: {message}. It may be damaged, or of another version than system-map.js.',
};

/**
 * Those that the element's `words` leave as they are, and all others of the viewer.
 * @param {import('../panels/context.js').Context} context
 */
export function wordsOf({ words }) {
  return { ...moreEnglish, ...words };
}
