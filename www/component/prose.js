/**
 * What `system-map-prose.js` holds: descriptions and stories in which somebody used Markdown, as simple content. The words
 * are read by `marked`; only text, emphasis, lists, quotes, code and links to `http`, `https` and `mailto` are made of
 * them, node by node. Pictures are their `alt` text, HTML stays the text that it is, and nothing is fetched.
 */
import { lexer } from 'marked';
import { h } from './dom.js';

/** @typedef {import('marked').Token} Token */
/** @typedef {import('./dom.js').Child} Child */

/** Longer texts are left as they are: they are no descriptions. */
const LONGEST = 10_000;

/**
 * Puts simple content in the place of a paragraph.
 * @param {HTMLElement} paragraph
 */
export function told(paragraph) {
  const text = paragraph.textContent ?? '';
  if (text.length > LONGEST) return;
  const found = blocks(lexer(text, { gfm: true, breaks: true }));
  for (const node of found) if (paragraph.className) node.className = paragraph.className;
  if (found.length) paragraph.replaceWith(...found);
}

/** @param {Token[]} tokens @returns {HTMLElement[]} */
function blocks(tokens) {
  return tokens.flatMap(block);
}

/** @param {Token} token @returns {HTMLElement[]} */
function block(token) {
  const { type, raw } = token;
  if (type === 'space' || type === 'hr' || type === 'def') return [];
  if (type === 'heading') return [paragraph(h('strong', null, ...inside(token)))];
  if (type === 'blockquote') return [h('div', { class: 'muted' }, ...blocks(token.tokens ?? []))];
  // Four blanks before a line are a habit of writers, not program text.
  if (type === 'code' && token.codeBlockStyle !== 'indented') return [h('pre', null, h('code', null, token.text))];
  if (type === 'list') {
    const start = token.ordered && token.start !== 1 && token.start;
    const items = token.items.map((/** @type {Token} */ item) => h('li', { dir: 'auto' }, ...('tokens' in item ? point(item.tokens ?? []) : [])));
    return [h(token.ordered ? 'ol' : 'ul', { start }, ...items)];
  }
  return [paragraph(...('tokens' in token && token.tokens ? inside(token) : [raw.trim()]))];
}

/** Of a point of a list: what is one line needs no paragraph. @param {Token[]} tokens @returns {Child[]} */
function point(tokens) {
  return tokens.flatMap((token) => (token.type === 'text' ? inside(token) : blocks([token])));
}

/** @param {...Child} words */
function paragraph(...words) {
  return h('p', { dir: 'auto' }, ...words);
}

/** @param {Token} token @returns {Child[]} */
function inside(token) {
  return 'tokens' in token && token.tokens ? token.tokens.map(span) : ['text' in token ? token.text : token.raw];
}

/** @param {Token} token @returns {Child} */
function span(token) {
  const { type } = token;
  if (type === 'strong' || type === 'em' || type === 'del') return h(type, null, ...inside(token));
  if (type === 'codespan') return h('code', null, token.text);
  if (type === 'br') return h('br');
  if (type === 'html') return token.raw;
  if (type === 'link') {
    const words = inside(token);
    const safe = /^(https?:\/\/|mailto:)/i.test(token.href);
    return safe ? h('a', { href: token.href, rel: 'noopener', target: '_blank' }, ...words) : h('span', null, ...words);
  }
  return 'tokens' in token && token.tokens ? h('span', null, ...inside(token)) : 'text' in token ? token.text : token.raw;
}
