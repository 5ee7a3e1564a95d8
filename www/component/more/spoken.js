import { fill } from '../words.js';
import { wordsOf } from './words.js';

/**
 * What was chosen, in a sentence to be read aloud.
 * @param {import('../panels/context.js').Context} context
 * @param {import('../types.js').Details | null} details null for nothing
 */
export function spoken(context, details) {
  const words = wordsOf(context);
  if (!details) return words.sayCleared;
  if (details.kind === 'link') return details.sentence;
  if (details.kind === 'loop') return `${details.name ?? details.label}: ${fill(words.plainAndTerm, details)}. ${details.sentence}`;
  const { label, drivenBy, drives, loops, allLoops } = details;
  return fill(words.sayFactor, {
    label,
    drivenBy: context.count(words.sayDrivenBy, drivenBy.length),
    drives: context.count(words.sayDrives, drives.length),
    loops: context.count(allLoops ? words.sayLoops : words.sayLoopsSome, loops.length),
  }).trim();
}
