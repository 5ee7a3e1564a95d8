/**
 * The plain values that cross the boundary to the wasm module (see `src/wasm.rs`), as types.
 *
 * @typedef {{id: string, label: string}} Named
 * @typedef {{code: string, message: string, line?: number, column?: number, id?: string}} Warning
 * @typedef {{id: string, title: string, description?: string}} View
 * @typedef {{title?: string, text: string, view?: string, loop?: string, focus?: string, steps?: number}} Step
 * @typedef {{id: string, title: string, steps: Step[]}} Story
 * @typedef {{id: string, title?: string, author?: string, date?: string, url?: string}} Source
 * @typedef {{title?: string, description?: string, lang?: string, date?: string, factors: number, links: number,
 *   groups: {id: string, label: string, color?: string}[], views: View[], stories: Story[], sources: Source[],
 *   warnings: Warning[]}} Info
 *
 * @typedef {'factor' | 'link' | 'loop'} Kind
 * @typedef {{kind: Kind, id: string}} Target
 * @typedef {{kind: Kind, id: string, label: string}} Selection
 *
 * @typedef {{id: string, label: string, class: 'R' | 'B' | 'U', plain: string, term: string, name?: string, authorId?: string,
 *   story?: string, sentence: string, reverse?: string, length: number, delays: number, variants?: number, factors: Named[], links: string[]}} LoopRow
 * @typedef {{id: string, label: string, class: 'R' | 'B' | 'U', plain: string, term: string, name?: string, authorId?: string,
 *   story?: string, course?: string, delays?: number, variants?: number}} LoopHeading
 * @typedef {{header: string, complete: boolean, rows: LoopHeading[],
 *   open: {id: string, name: string, message: string}[]}} LoopList
 *
 * @typedef {{quote: string, who?: string, place?: string, source?: string, status: string, remark?: string, note?: string}} Evidence
 * @typedef {{link: string, id: string, label: string, sentence: string, polarity: string, delayed: boolean,
 *   hidden?: boolean}} Neighbour
 * @typedef {{kind: 'factor', id: string, label: string, description?: string, groups: {label: string, color: string}[],
 *   tags: string[], evidence: Evidence[], drivenBy: Neighbour[], drives: Neighbour[], loops: Found[], allLoops: boolean}} FactorDetails
 * @typedef {{kind: 'link', id: string, sentence: string, from: Named, to: Named, polarity: string, delayed: boolean,
 *   strength?: string, description?: string, evidence: Evidence[], loops: Found[], allLoops: boolean}} LinkDetails
 * @typedef {LoopRow & {kind: 'loop', told: Named[]}} LoopDetails
 * @typedef {FactorDetails | LinkDetails | LoopDetails} Details
 *
 * @typedef {{id: string, label: string, group?: string, drivenBy: Named[], drives: Named[]}} OutlineRow
 * @typedef {{id: string, label: string, hidden: boolean}} Found
 * @typedef {{type: string, color?: string, fill?: string, dash?: number[], sign?: string, delay?: boolean,
 *   kind?: string}} Mark
 * @typedef {{mark: Mark, text: string}} KeyEntry
 * @typedef {{whole: boolean, title: string, message: string, factors: number, of: number,
 *   cropped: boolean, height: number}} Shown
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 *
 * @typedef {Record<string, unknown> & {type: string}} Action
 */

/** What a call to the session changed: bits of the number it returns. */
export const PAINT = 1, BUSY = 2, LOOPS = 4, SELECTION = 8, VIEW = 16, CAMERA = 32, KEY = 64, MAP = 128;
