/** So many CSS px apart sizes of sheets are told from each other, */
export const STEP = 30;
/** and so many of them. */
export const STEPS = 60;

/**
 * What holds on sheets that are too small for some figures: a rule for each step, since only a question for the medium knows
 * how large a sheet is.
 * @param {(size: string, n: number) => string} rule
 */
const steps = (rule) => Array.from({ length: STEPS }, (_, i) => rule(`${(i + 1) * STEP - 0.5}px`, i + 1)).join('');

/**
 * The look on paper: the figure and its key, in dark on white whatever the screen has.
 *
 * The figure takes the whole width. Where letters would be too small to be read, it takes the height of the sheet, too, and the
 * key follows on the next; and a figure that is wide on a sheet that is high, or the other way round, is turned.
 */
export const css = `
.print { display: none; }
@media print {
  :host { block-size: auto !important; max-block-size: none !important; inline-size: auto !important; max-inline-size: none !important; overflow: visible; break-inside: avoid; }
  .frame.frame.frame { --bg: #fff; --surface: #fff; --text: #1c2430; --muted: #424b57; --line: #8a94a3; --lit: #fff; --accent: #1c2430; --r: #b03a48; --b: #1d5fa8;
    display: block; block-size: auto !important; max-block-size: none; border: 0; overflow: visible; color-scheme: light; container-type: inline-size; }
  .frame.headed { break-before: avoid; }
  .frame * { outline: 0 !important; }
  .stage.stage.stage.stage { min-block-size: 0; overflow: visible; break-inside: avoid; }
  .stage > canvas { position: static; block-size: auto; max-block-size: 90vh; object-fit: contain; }
  .stage:has(> .print) > canvas, .stage > .hint, .stage > .minimap { display: none; }
  .stage:has(> .print) { --turn: 0; --room: max(60vh - var(--head), 100vh - var(--head) - var(--below)); --full: calc(100vh - var(--head)); --long: var(--room);
    --upright: min(100cqi / var(--w), var(--room) / var(--h)); --across: min(100cqi / var(--h), var(--long) / var(--w));
    --scale: min(1.25px, var(--turn) * var(--across) + (1 - var(--turn)) * var(--upright));
    block-size: calc(var(--scale) * (var(--turn) * var(--w) + (1 - var(--turn)) * var(--h))); }
  .print { display: block; position: absolute; top: calc(50% - var(--scale) * var(--h) / 2); left: calc(50% - var(--scale) * var(--w) / 2);
    inline-size: calc(var(--scale) * var(--w)); block-size: calc(var(--scale) * var(--h)); transform: rotate(calc(var(--turn) * -90deg)); }
  .frame.frame.frame .bar { break-after: avoid; min-block-size: 0; padding: .6rem .75rem; } .shown, .notice { break-after: avoid; }
  .frame.frame.frame .heading { white-space: normal; overflow: visible; }
  .frame .caption { break-before: avoid; } .frame .caption p { display: block; }
  .frame.frame.frame .keybox, .scroll { max-block-size: none; overflow: visible; mask: none; } .key { break-inside: avoid; }
  .frame.frame.frame .keybox:has(.key) { display: block; } .frame.frame .panel { border: 0; position: static; box-shadow: none; }
  button, summary, .tools, .frame .zoom, .caption.empty { display: none !important; }
  .panel, .panel :not(:has(.key), .key, .key *) { display: none !important; } .panel:has(.key), .panel :has(.key) { display: block !important; }
}
`
  + steps((size, n) => '@media print and (max-height:' + size + '){.stage[data-full="' + n + '"]{--room:var(--full)}}')
  + steps((size, n) => '@media print and (max-height:' + size + '){.stage[data-long="' + n + '"]{--long:var(--full)}}')
  // The second for a narrow column of the page; on paper, Firefox does not ask for it.
  + steps((size, n) => '@media print and (orientation:portrait) and (max-width:' + size + '){.stage[data-turn=upright][data-wide="' + n + '"]{--turn:1}}')
  + steps((size, n) => '@media print and (orientation:portrait){@container (max-width:' + size + '){.stage[data-turn=upright][data-wide="' + n + '"]{--turn:1}}}')
  + steps((size, n) => '@media print and (orientation:landscape) and (max-height:' + size + '){.stage[data-turn=across][data-high="' + n + '"]{--turn:1}}');
