import { Session } from '../wasm/system_map_tools.js';
import { Questions } from './questions.js';

/** What asks questions, and what answers them: a session of the tools, of its own where they do not show the map. @param {import('../viewer.js').Viewer} viewer */
export function asking(viewer) {
  if (viewer.ended) throw new Error('ended');
  const { bytes, options } = viewer.given;
  const session = 'ask' in viewer.session ? viewer.session : new Session(bytes, options);
  viewer.asked = session;
  return new Questions(viewer, session).node;
}
