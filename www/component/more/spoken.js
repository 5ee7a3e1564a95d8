import { fill } from '../words.js';
import { wordsOf } from './words.js';

/**
 * @typedef {import('../viewer.js').Viewer} Viewer
 * @typedef {import('../types.js').FactorDetails} FactorDetails
 */

/** How often (ms) it is looked whether the loops are found. */
const APART = 300;

/**
 * What was chosen, in a sentence to be read aloud. Of a factor that is chosen before the loops are found, these are said once
 * they are.
 * @param {Viewer} viewer
 * @param {import('../types.js').Details | null} details null for nothing
 */
export function spoken(viewer, details) {
  const words = wordsOf(viewer);
  if (!details) return words.sayCleared;
  if (details.kind === 'link') return details.sentence;
  if (details.kind === 'loop') return `${details.name ?? details.label}: ${fill(words.plainAndTerm, details)}. ${details.sentence}`;
  const { label, drivenBy, drives } = details;
  const looking = unfinished(viewer, details);
  if (looking) void sayLoops(viewer, details);
  return fill(words.sayFactor, {
    label,
    drivenBy: viewer.count(words.sayDrivenBy, others(details, drivenBy)),
    drives: viewer.count(words.sayDrives, others(details, drives)),
    loops: looking ? words.loopsSearching : loopsOf(viewer, details),
  }).trim();
}

/**
 * How many other factors there are at the ends of its links: several may join it with the same.
 * @param {FactorDetails} details @param {import('../types.js').Neighbour[]} ends
 */
const others = (details, ends) => new Set(ends.map(({ id }) => id).filter((id) => id !== details.id)).size;

/** There may be loops through it that are not found yet. @param {Viewer} viewer @param {FactorDetails} details */
const unfinished = (viewer, { allLoops }) => !allLoops && !viewer.session.told('loops').complete;

/** How many loops go through it, self-links apart. @param {Viewer} viewer @param {FactorDetails} details */
function loopsOf(viewer, { id, drives, loops, allLoops }) {
  const { sayLoops: all, sayLoopsSome: some, saySelfLinks } = wordsOf(viewer);
  const selves = drives.filter((end) => end.id === id).length;
  return `${viewer.count(allLoops ? all : some, loops.length - selves)} ${viewer.count(saySelfLinks, selves)}`.trim();
}

/** @param {Viewer} viewer @param {FactorDetails} details of a factor that is chosen */
async function sayLoops(viewer, details) {
  let told = details;
  do {
    await new Promise((done) => setTimeout(done, APART));
    const now = viewer.details;
    if (viewer.ended || now?.kind !== 'factor' || now.id !== details.id) return;
    // What is chosen is told again when they are found.
    if (now === told) continue;
    told = now;
  } while (told === details || unfinished(viewer, told));
  const text = loopsOf(viewer, told);
  if (text) viewer.say(text);
}
