/**
 * How many units of work the next slice may have, after one of `units` took so many ms: a slice should take 1 to 4.
 * @param {number} units @param {number} took
 */
export function paced(units, took) {
  if (took < 1 && units < 256) return units * 2;
  return took > 4 && units > 1 ? units >> 1 : units;
}
