// The harness itself: a test that uses it must be able to fail, and the faults must strike.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium, inFirefox } from './lib.mjs';

const CARD = '<body><h1>Hello</h1><script type="module">document.body.dataset.ran = "yes"</script>';

const untilDone = async ({ page }) => { await page.waitForFunction(() => document.querySelector('#done')); };

/** Runs a test of the harness and hands back why it failed. */
async function failure(run, t) {
  try {
    await run(t);
  } catch (error) {
    return String(error.stack ?? error);
  }
  return undefined;
}

for (const [name, run] of [['chromium', inChromium], ['firefox', inFirefox]]) {
  test(`a page of the test's own runs its script (${name})`, run({ html: CARD }, async ({ page, shot }) => {
    assert.equal(await page.evaluate(() => document.body.dataset.ran), 'yes');
    await shot(`harness-${name}`);
  }));

  test(`an uncaught error fails a test, unless it is expected (${name})`, async (t) => {
    const html = '<body><script>setTimeout(() => { document.body.id = "done"; throw new Error("oh dear") })</script>';
    const why = await failure(run({ html }, untilDone), t);
    if (why) assert.match(why, /oh dear/);
    else assert.equal(name, 'firefox', 'nothing failed'); // skipped where there is no Firefox
    await run({ html, errors: [/oh dear/] }, untilDone)(t);
  });

  test(`an expected error that does not come fails a test (${name})`, async (t) => {
    const why = await failure(run({ html: CARD, errors: [/never/] }, async () => {}), t);
    if (why) assert.match(why, /did not come/);
    else assert.equal(name, 'firefox', 'nothing failed');
  });
}

test('a request to a foreign host fails a test', async (t) => {
  const html = '<body><script>fetch("https://system-map.invalid/x").catch(() => { document.body.id = "done" })</script>';
  const why = await failure(inChromium({ html }, untilDone), t);
  assert.match(why ?? '', /foreign host: https:\/\/system-map\.invalid/);
});

test('a page under the strictest policy cannot run a script of its own', inChromium(
  { path: '/fault/csp', html: CARD, errors: [/Content Security Policy/] },
  async ({ page }) => assert.equal(await page.evaluate(() => document.body.dataset.ran), undefined),
));

test('the other origin may be read, unless it says nothing of CORS', inChromium(
  { html: CARD, errors: [/CORS/, /ERR_FAILED/] },
  async ({ page, other }) => {
    const reads = (url) => page.evaluate((u) => fetch(u).then((r) => r.ok, () => false), url);
    assert.equal(await reads(`${other.url}/pkg/system-map.wasm`), true);
    assert.equal(await reads(`${other.url}/fault/no-cors/pkg/system-map.wasm`), false);
  },
));
