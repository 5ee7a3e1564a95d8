/**
 * What `system-map-more.js` holds: what few readers want at once, loaded when it is first wanted (see `loadMore`).
 */
import { dress } from './dress.js';
import { setScript } from './beside.js';
import { css } from './more/style.js';

// What this loads in turn is beside it.
setScript(import.meta.url);

export { about } from './more/about.js';
export { colors } from './more/colors.js';
export { DetailsPanel } from './panels/details.js';
export { broken, explain } from './more/explain.js';
export { Find } from './more/find.js';
export { Minimap } from './more/minimap.js';
export { OutlinePanel } from './more/outline.js';
export { relist } from './more/relist.js';
export { search } from './more/search.js';
export { spoken } from './more/spoken.js';
export { StoryBar } from './more/story.js';
export { tale } from './more/tale.js';
export { moved, press, wheelHint } from './more/keys.js';

export { wordsOf } from './more/words.js';

/** Its look. @param {Node} node in the element */
export const look = (node) => dress(node, css);
