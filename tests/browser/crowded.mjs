// Places that a file gives are kept, also where they put factors on one another; About says so.
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inChromium } from './lib.mjs';
import { MAP, ready } from './element/page.mjs';

/** Three factors in a row. @param {number[]} at */
const row = (at) => ({
  format: 'system-map', version: 1, title: 'Row',
  factors: at.map((x, i) => ({ id: `f${i}`, label: `Trust ${i}`, x, y: 0 })),
  links: [{ from: 'f0', to: 'f1', polarity: '+' }, { from: 'f1', to: 'f2', polarity: '+' }],
});
const page = (map) => `<system-map style="--system-map-height: 700px"></system-map>
<script type="module">import '/pkg/system-map.js'; document.querySelector('system-map').map = ${JSON.stringify(map)};</script>`;

for (const [what, at, told] of [['on one another', [0, 20, 300], 'lie on one another: 2. Links without room to be drawn: 1.'], ['apart', [0, 200, 400], '']]) {
  test(`of factors that the file puts ${what} About says ${told ? 'how many' : 'nothing'}`, inChromium({ html: page(row(at)) }, async ({ page }) => {
    await ready(page);
    const map = page.locator(MAP);
    await map.getByRole('tab', { name: 'About' }).click();
    const note = map.locator('[part=crowded]');
    await note.waitFor({ state: 'attached' });
    if (told) await note.getByText(told).waitFor();
    // What the tools are asked comes after they are there.
    await page.evaluate(() => document.querySelector('system-map').toSVG());
    assert.equal(await note.isVisible(), !!told);
  }));
}
