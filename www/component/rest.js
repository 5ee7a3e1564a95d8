/** What `system-map-print.js` holds: what comes a second after the first picture, when all else is there. */
export { Glide } from './glide.js';
export { near } from './near.js';
export { Print } from './print.js';
