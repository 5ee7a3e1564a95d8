/**
 * The words of what is loaded when it is first wanted: search, text, about, stories. Like all words of the interface
 * they can be replaced by the element's `words`.
 */
export const moreEnglish = {
  // Search.
  findNone: 'No factor is called that.',
  findCount: { one: '{n} factor found', other: '{n} factors found' },

  // Text and about.
  textIntro: { one: 'The factor shown, in words.', other: 'The {n} factors shown, in words.' },
  textLoops: 'Loops',
  date: 'Date: {date}',
  sources: 'Sources',
  download: 'Take it with you',
  downloadSvg: 'Figure (SVG)',
  downloadJson: 'Map with this arrangement (JSON)',
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

  // A story.
  story: 'Story: {title}',
  storyStep: '{n} of {of}',
  storyBack: 'Back',
  storyNext: 'Next',
  storyEnd: 'End the story',
};

/**
 * Those that the element's `words` leave as they are, and all others of the viewer.
 * @param {import('../panels/context.js').Context} context
 */
export function wordsOf({ words }) {
  return { ...moreEnglish, ...words };
}
