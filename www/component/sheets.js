/**
 * A constructed style sheet, which every security policy allows; null where there are none (old Safari).
 * @param {string} text
 */
export function sheet(text) {
  try {
    const made = new CSSStyleSheet();
    made.replaceSync(text);
    return made;
  } catch {
    return null;
  }
}
