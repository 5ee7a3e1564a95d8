/**
 * The one error of this component. `code` is stable, `message` is a sentence for people.
 */
export class SystemMapError extends Error {
  /**
   * @param {string} code what kind, e.g. `missing`, `cors`, `syntax`
   * @param {string} message what is wrong and what to do, in plain words
   * @param {{line?: number, column?: number, id?: string, cause?: unknown}} [where]
   */
  constructor(code, message, where = {}) {
    super(message, where.cause === undefined ? undefined : { cause: where.cause });
    this.name = 'SystemMapError';
    this.code = code;
    /** Line in the map file, from 1. */
    this.line = where.line;
    /** Column in the map file, from 1. */
    this.column = where.column;
    /** The id of the factor, link, loop or view it is about. */
    this.id = where.id;
  }

  /**
   * Whatever was thrown, as a SystemMapError. The wasm module throws plain errors that carry the same fields; anything
   * else from there (a `RuntimeError`) is a fault of the program itself.
   * @param {unknown} thrown
   * @param {string} crash the sentence for a fault of the program itself
   */
  static from(thrown, crash) {
    if (thrown instanceof SystemMapError) return thrown;
    const e = /** @type {Partial<SystemMapError> | undefined} */ (
      typeof thrown === 'object' && thrown ? thrown : undefined
    );
    if (typeof e?.code === 'string') {
      const { line, column, id } = e;
      return new SystemMapError(e.code, e.message ?? '', { line, column, id, cause: thrown });
    }
    return new SystemMapError('crash', crash, { cause: thrown });
  }
}
