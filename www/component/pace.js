/**
 * How many units of work the next slice may have, after one of `units` took so many ms: a slice should take 1 to 4. Units that
 * come next may be much dearer, so there are never many, and after a slice that took long as few as it asks for.
 * @param {number} units @param {number} took
 */
export function paced(units, took) {
  if (took < 1 && units < 64) return units * 2;
  return took > 4 ? Math.ceil(units * 2 / took) : units;
}
