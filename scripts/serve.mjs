// Serves www/ at / and pkg/ at /pkg/ on this machine, for looking at and for tests.
//
//   node scripts/serve.mjs          http://127.0.0.1:8000/, or the next free port
//   PORT=9000 node scripts/serve.mjs    that port or none;  HOST=0.0.0.0 lets a phone in the same network see it
//
// Nothing is cached, so a reload always shows what is on the disk. Paths under /fault/ serve the same files as a
// badly kept web host would: see faults.mjs. Tests start it with `serve({ port: 0 })`.
import { createServer } from 'node:http';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { applyFaults } from './faults.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Folders by the beginning of the address, longest first. */
const MOUNTS = [
  ['/pkg/', path.join(root, 'pkg')],
  ['/', path.join(root, 'www')],
];

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * @typedef {{ status: number, headers: Record<string, string>, body: Buffer, delay?: number, cutAt?: number }} Answer
 *   `delay` in milliseconds before anything is sent; `cutAt` bytes after which the connection breaks.
 * @typedef {{ body: string | Buffer, type?: string, status?: number, headers?: Record<string, string> }} Page
 */

/** @returns {Answer} */
export function answer(status, type, body, headers = {}) {
  return { status, headers: { 'content-type': type, ...headers }, body: Buffer.from(body) };
}

/**
 * Starts a server and returns when it listens.
 *
 * @param {object} [options]
 * @param {number} [options.port] 0 for any free one
 * @param {string} [options.host]
 * @param {boolean} [options.cors] allow pages of other origins to read what is served
 * @returns {Promise<{ url: string, port: number, page: (at: string, page: Page | string) => string,
 *   requests: string[], close: () => Promise<void> }>}
 *   `page` puts a page that is on no disk at an address (a string is HTML) and returns its full address;
 *   `requests` lists what was asked for, in order.
 */
export async function serve({ port = 8000, host = '127.0.0.1', cors = false } = {}) {
  /** @type {Map<string, Page>} */
  const pages = new Map();
  /** @type {string[]} */
  const requests = [];

  /** What is at an address when nothing goes wrong. @returns {Promise<Answer>} */
  async function find(at) {
    const page = pages.get(at);
    if (page) return answer(page.status ?? 200, page.type ?? TYPES['.html'], page.body, page.headers);
    const [prefix, folder] = MOUNTS.find(([prefix]) => at.startsWith(prefix)) ?? MOUNTS[1];
    const file = path.join(folder, at.slice(prefix.length) + (at.endsWith('/') ? 'index.html' : ''));
    // path.join has resolved every "..": what is left must still lie in the folder.
    if (file !== folder && !file.startsWith(folder + path.sep)) return answer(403, TYPES['.txt'], 'outside');
    let handle;
    try {
      handle = await open(file);
      if ((await handle.stat()).isDirectory()) return answer(301, TYPES['.txt'], '', { location: `${at}/` });
      const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
      return answer(200, type, await handle.readFile());
    } catch {
      // Browsers ask for this one unasked; its lack is no error.
      if (at === '/favicon.ico') return answer(204, 'image/x-icon', '');
      return answer(404, TYPES['.txt'], `There is nothing at ${at}.\n`);
    } finally {
      await handle?.close();
    }
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://here');
    requests.push(url.pathname);
    let at;
    try {
      at = decodeURIComponent(url.pathname);
      if (at.includes('\0')) throw new URIError('NUL');
    } catch {
      response.writeHead(400).end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const { status, headers, body, delay = 0, cutAt } = await applyFaults(at, url.searchParams, cors, find);
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    response.writeHead(status, { ...headers, 'content-length': body.length, 'cache-control': 'no-store' });
    if (request.method === 'HEAD') response.end();
    else if (cutAt === undefined) response.end(body);
    else response.write(body.subarray(0, cutAt), () => response.destroy());
  });

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const shown = host.includes(':') ? `[${host}]` : host;
  const url = `http://${shown}:${address.port}`;
  return {
    url,
    port: address.port,
    requests,
    page(at, page) {
      pages.set(at, typeof page === 'string' ? { body: page } : page);
      return url + at;
    },
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}

/** The command: a port that is taken is passed over, unless it was asked for by name. */
async function main() {
  const asked = process.env.PORT;
  const host = process.env.HOST || undefined;
  if (asked !== undefined && !/^\d{1,5}$/.test(asked)) fail(`PORT=${asked} is not a port number`);
  const first = asked === undefined ? 8000 : Number(asked);
  const last = asked === undefined ? first + 50 : first;
  let server;
  for (let port = first; !server && port <= last; port++) {
    try {
      server = await serve({ port, host });
    } catch (error) {
      const code = /** @type {NodeJS.ErrnoException} */ (error).code;
      if (code === 'EADDRINUSE' && asked === undefined) continue;
      fail(code === 'EADDRINUSE' ? `port ${port} is taken; choose another with PORT=…` : String(error));
    }
  }
  if (!server) fail(`no port from ${first} to ${last} is free; choose one with PORT=…`);
  console.log(`\n  system-map is at ${server.url}/   (Ctrl-C stops it)\n`);
  const stop = async () => {
    await server.close();
    console.log('\nstopped');
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** @returns {never} */
function fail(message) {
  console.error(`[serve] cannot go on: ${message}`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
