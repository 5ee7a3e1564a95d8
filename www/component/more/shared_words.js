/** Words of several modules that are loaded when they are first wanted. */

/** What is said of a file of another program as soon as it is open: the formats' module needs only this. */
export const auditEnglish = {
  auditNotes: 'How this file was read: see “{tab}” (notes: {n}).',
};

/** Of search, details, questions and rings. */
export const sharedEnglish = {
  notShown: 'not in this part',
  ringDraw: 'Draw as a ring',
};
