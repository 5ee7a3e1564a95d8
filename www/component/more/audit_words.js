/**
 * What is said of a file of another program as soon as it is open. Beside the other words, for the formats' module needs
 * only this of them.
 */
export const auditEnglish = {
  auditNotes: 'How this file was read: see “{tab}” (notes: {n}).',
};
