// What goes wrong on real web hosts, as paths for tests: /fault/KIND/REST serves REST with one thing amiss.
//
//   wrong-mime   data files come as text/plain (a host that does not know .wasm)
//   html         data files come as a page with status 200 (a host that answers every address with its start page)
//   missing      data files are not found: 404, with a page that says so
//   error        data files: status 500
//   slow         data files come after ?ms= milliseconds (2000); slow-500 says it in the path
//   cut          half of a data file comes, then the connection breaks
//   big          a data file is followed by blanks up to ?bytes= (32 MiB); big-5000000 says it in the path
//   csp          pages come with the strictest policy the component promises to live with
//   no-cors      even a server that lets other origins read does not let them
//
// A fault strikes data files (.wasm, .json, .csv, …): scripts, style sheets and pages come as they are, so that
// /fault/slow/index.html loads its script at once and then waits for its map. Kinds nest:
// /fault/slow-500/fault/missing/maps/x.json is a late 404. An unknown kind is a 400, so that no test passes by a typo.
import path from 'node:path';

/** @typedef {import('./serve.mjs').Answer} Answer */

const NOT_DATA = new Set(['', '.js', '.mjs', '.css', '.html', '.svg', '.png', '.map']);
const PAGE = { 'content-type': 'text/html; charset=utf-8' };
const CSP = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const withHeaders = (answer, headers) => ({ ...answer, headers: { ...answer.headers, ...headers } });

/** @type {Record<string, (answer: Answer, amount: number | undefined) => Answer>} */
const DATA_FAULTS = {
  'wrong-mime': (a) => withHeaders(a, { 'content-type': 'text/plain; charset=utf-8' }),
  html: (a) => ({ ...withHeaders(a, PAGE), status: 200, body: Buffer.from('<!doctype html><title>Home</title>') }),
  missing: (a) => ({ ...withHeaders(a, PAGE), status: 404, body: Buffer.from('<!doctype html><title>Not found</title>') }),
  error: (a) => ({ ...withHeaders(a, PAGE), status: 500, body: Buffer.from('<!doctype html><title>Error</title>') }),
  slow: (a, ms) => ({ ...a, delay: (a.delay ?? 0) + (ms ?? 2000) }),
  cut: (a) => ({ ...a, cutAt: a.body.length >> 1 }),
  big: (a, bytes) => ({
    ...a,
    body: Buffer.concat([a.body, Buffer.alloc(Math.max(0, (bytes ?? 32 * 1024 * 1024) - a.body.length), ' ')]),
  }),
};

/**
 * @param {string} at the decoded path that was asked for
 * @param {URLSearchParams} query
 * @param {boolean} cors whether this server lets other origins read
 * @param {(at: string) => Promise<Answer>} find what is at a path when nothing goes wrong
 * @returns {Promise<Answer>}
 */
export async function applyFaults(at, query, cors, find) {
  const match = /^\/fault\/([a-z-]+?)(?:-(\d+))?(\/.*)$/.exec(at);
  if (!match) {
    const answer = await find(at);
    return cors ? withHeaders(answer, { 'access-control-allow-origin': '*' }) : answer;
  }
  const [, kind, inPath, rest] = match;
  const given = inPath ?? query.get('ms') ?? query.get('bytes');
  const amount = given === null ? undefined : Number(given);
  const strike = DATA_FAULTS[kind];
  if (!strike && kind !== 'csp' && kind !== 'no-cors') {
    return { status: 400, headers: { 'content-type': 'text/plain' }, body: Buffer.from(`no fault is called ${kind}\n`) };
  }
  const answer = await applyFaults(rest, query, cors && kind !== 'no-cors', find);
  const isPage = answer.headers['content-type']?.startsWith('text/html');
  if (kind === 'csp') return isPage ? withHeaders(answer, { 'content-security-policy': CSP }) : answer;
  if (answer.status === 301) return withHeaders(answer, { location: `/fault/${match[1]}${inPath ? `-${inPath}` : ''}${answer.headers.location}` });
  const isData = !NOT_DATA.has(path.extname(rest).toLowerCase());
  return strike && isData ? strike(answer, amount) : answer;
}
