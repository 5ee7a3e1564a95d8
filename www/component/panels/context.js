/**
 * What a panel may use of the viewer that holds it.
 *
 * @typedef {import('../words.js').Words} Words
 * @typedef {import('../words.js').Plural} Plural
 * @typedef {import('../types.js').Info} Info
 * @typedef {import('../types.js').Action} Action
 * @typedef {import('../wasm/system_map.js').Session} Session
 * @typedef {{
 *   readonly words: Words,
 *   readonly info: Info,
 *   readonly session: Session,
 *   readonly host: HTMLElement,
 *   readonly there: import('../loader.js').More | null,
 *   act(action: Action): void,
 *   count(plural: Plural, n: number): string,
 *   say(text: string): void,
 *   choose(kind: import('../types.js').Kind, id: string): void,
 *   goTo(id: string, hidden: boolean, kind?: import('../types.js').Kind): void,
 *   focusOn(id: string, steps?: number): void,
 *   chooseLoop(id: string | null): void,
 *   tools<T>(work: (tools: import('../wasm/system_map_tools.js').Session) => T): Promise<T>,
 *   readonly given: {options: Record<string, any>},
 *   loadTools(): Promise<import('../loader.js').Tools>,
 *   loadFormats(): Promise<import('../loader.js').Formats>,
 *   refused(error: unknown): void,
 *   more<T>(use: (more: import('../loader.js').More) => T): Promise<T>,
 * }} Context `act` is for what the reader does, not for what the page's author sets;
 *   `more` loads what few readers want, and fails where that cannot be had; `there` is that once it is loaded
 */

export {};
