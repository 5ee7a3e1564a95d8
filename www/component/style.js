import { sheet } from './sheets.js';

/**
 * The look. Colours, font and sizes are custom properties (`--system-map-…`) that a page may set; the rest is reached
 * by `::part()`. Logical properties throughout, so that it reads from right to left too.
 */
const css = `
:host { display: block; position: relative; box-sizing: border-box; min-inline-size: 0; overflow: hidden;
  block-size: var(--system-map-height, min(46rem, 90vh)); }
:host([hidden]) { display: none; }
@media (max-width: 700px) { :host { block-size: var(--system-map-height, min(46rem, 94vh)); } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.aside { position: absolute; inline-size: 1px; block-size: 1px; margin: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.fallback { block-size: 100%; overflow: auto; }

.frame, .message {
  --bg: var(--system-map-background, #fff);
  --surface: var(--system-map-surface, #f7f8f9);
  --text: var(--system-map-text, #1c2430);
  --muted: var(--system-map-muted, #56606e);
  --line: var(--system-map-line, #dadfe5);
  --accent: var(--system-map-accent, #1d5f9e);
  --on-accent: var(--system-map-on-accent, #fff);
  --lit: var(--system-map-lit, #e8f0f9); --r: var(--system-map-reinforcing, #b03a48); --b: var(--system-map-balancing, #1d5fa8);
  --radius: var(--system-map-radius, 8px);
  font: var(--system-map-font, 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif);
  color: var(--text); text-align: start; letter-spacing: normal; text-transform: none; color-scheme: light;
  -webkit-text-size-adjust: 100%;
}
.frame[data-dark=true] {
  --bg: var(--system-map-background, #151920);
  --surface: var(--system-map-surface, #1c2128);
  --text: var(--system-map-text, #e8ebef);
  --muted: var(--system-map-muted, #a7b0bc);
  --line: var(--system-map-line, #343c47);
  --accent: var(--system-map-accent, #8fc0f0);
  --on-accent: var(--system-map-on-accent, #0f1c2a);
  --lit: var(--system-map-lit, #24364a); --r: var(--system-map-reinforcing, #f28b95); --b: var(--system-map-balancing, #7ab6f5);
  color-scheme: dark;
}
.frame[data-contrast=true] { --line: currentColor; --muted: var(--text); }
.message { color: inherit; padding: .75rem 1rem; margin-block-end: .5rem; border-inline-start: 4px solid #b7791f;
  background: color-mix(in srgb, currentColor 6%, transparent); border-radius: 4px; overflow-wrap: anywhere; }
.message[data-phase=loading] { border-color: #8a94a3; position: absolute; inset-block-start: 0; inset-inline: 0; z-index: 1; margin: 0;
  background: none; border: 0; text-align: center; pointer-events: none; color: #5d6773; animation: appear .3s .6s both; }
@keyframes appear { from { opacity: 0; } }
.message p { margin: .35rem 0; }
.message button { background: none; border-color: currentColor; }

/* The picture's own colours, in the order of Theme::colored. */
.frame { --own: var(--system-map-background,-)|var(--system-map-text,-)|var(--system-map-muted,-)|var(--system-map-link,-)|var(--system-map-plus,-)|var(--system-map-minus,-)|var(--system-map-reinforcing,-)|var(--system-map-balancing,-)|var(--system-map-accent,-)|var(--system-map-link,-)|var(--system-map-border,-)|var(--system-map-factor,var(--system-map-background,-)); }
.frame { block-size: 100%; max-block-size: inherit; display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); grid-template-areas: "bar" "stage";
  background: var(--bg); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; overflow-wrap: break-word; }
.frame[data-mode=wide] { grid-template: auto auto auto minmax(0, 1fr) auto / minmax(0, 1fr) var(--system-map-panel-width, 21rem);
  grid-template-areas: "bar bar" "shown side" "note side" "stage side" "story side"; }
.frame[data-mode=narrow] { grid-template: auto auto auto minmax(8rem, 1fr) auto auto minmax(6rem, min(40%, 100% - 25rem)) / minmax(0, 1fr);
  grid-template-areas: "bar" "shown" "note" "stage" "zoom" "story" "side"; }
.frame[data-mode=slim] { grid-template: auto auto auto minmax(min-content, 1fr) auto auto auto minmax(3.5rem, auto) / minmax(0, 1fr);
  grid-template-areas: "bar" "shown" "note" "stage" "zoom" "story" "caption" "key"; }

button, select, input { font: inherit; color: inherit; }
button { min-block-size: 36px; padding: .3rem .75rem; border: 1px solid var(--line); border-radius: 6px; background: var(--bg); cursor: pointer; }
button.quiet { background: none; border-color: transparent; color: var(--accent); }
.icon { inline-size: 20px; block-size: 20px; display: block; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
p { margin: .4rem 0; } h2, h3, h4 { margin: 0; line-height: 1.3; }
.muted { color: var(--muted); }

.bar { grid-area: bar; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; padding: .6rem .75rem; border-block-end: 1px solid var(--line); }
.heading { font-size: 1.08em; font-weight: 650; flex: 1 1 18rem; min-inline-size: 0; }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; flex: 0 1 auto; min-inline-size: 0; }
.zoom { display: flex; gap: 4px; flex: none; line-height: 1.15; }
.tool { flex: none; inline-size: 40px; block-size: 40px; padding: 0; display: grid; place-items: center; } .frame .zoom .tool.fit { display: flex; inline-size: auto; gap: .4rem; padding-inline: .6rem; font-weight: 600; flex-shrink: 1; }
.zoom p { visibility: hidden; margin: auto; flex-shrink: 9e9; min-inline-size: 5.3em; font-size: 14px; color: var(--muted); } .cut p { visibility: visible; } .cut .fit { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.frame > .zoom { grid-area: zoom; justify-content: end; padding: .2rem .5rem; border-block-start: 1px solid var(--line); background: var(--surface); }
select, input { block-size: 40px; min-inline-size: 0; border: 1px solid var(--line); border-radius: 6px; background: var(--bg); padding: 0 .6rem; }
select { inline-size: 11rem; text-overflow: ellipsis; }
.find { position: relative; flex: 1 1 11rem; min-inline-size: 8rem; }
.find input { inline-size: 100%; text-overflow: ellipsis; }

.shown { grid-area: shown; display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; padding: .4rem .75rem; background: var(--lit); }
.shown .text { flex: 1 1 auto; }
.shown button { border-color: var(--accent); color: var(--accent); font-weight: 600; }
.notice { grid-area: note; margin: 0; padding: .5rem .75rem; background: color-mix(in srgb, #d99a2b 18%, var(--bg)); }
.notice:empty { display: none; }
.stage { grid-area: stage; position: relative; min-block-size: 8rem; overflow: hidden; touch-action: pan-y; user-select: none; -webkit-user-select: none;
  cursor: grab; background: var(--bg); }
canvas { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; display: block; }
.drawing { display: none; position: absolute; inset: 0; margin: auto; block-size: fit-content; text-align: center; color: var(--muted); animation: appear .3s .3s both; } .blank .drawing { display: block; }
.pair { display: flex; flex-wrap: wrap; gap: .5rem; }

.panel { grid-area: side; position: relative; display: flex; flex-direction: column; min-block-size: 0; background: var(--surface); border-inline-start: 1px solid var(--line); }
.frame[data-mode=narrow] .panel { border-inline-start: 0; border-block-start: 1px solid var(--line); }
.panel .keybox { flex: none; max-block-size: 40%; overflow: auto; }
.tabbed { display: flex; flex-direction: column; min-block-size: 0; flex: 1; }
.tabs { display: flex; flex: none; padding-inline: .25rem; border-block-end: 1px solid var(--line); overflow-x: auto; }
.tabs button { flex: 1 0 auto; min-block-size: 44px; padding: 0 .2rem; border: 0; border-radius: 0; background: none; color: var(--muted); border-block-end: 3px solid transparent; }
.tabs button[aria-selected=true] { color: var(--text); font-weight: 600; border-color: var(--accent); }
.scroll { flex: 1; min-block-size: 0; overflow: auto; overscroll-behavior: contain; padding: .75rem .9rem 1rem; }
.keybox summary { min-block-size: 32px; display: flex; align-items: center; cursor: pointer; font-size: 14px; font-weight: 600; color: var(--muted); }
.keybox { padding: .35rem .9rem .5rem; border-block-start: 1px solid var(--line); background: var(--surface); }
.frame[data-mode=slim] .keybox { grid-area: key; background: none; padding-block: .6rem; overflow: auto; } .frame[data-mode=slim] .keybox summary { display: none; }
.frame[data-mode=slim] .stage { min-block-size: var(--system-map-stage-height, var(--wanted, clamp(17rem, 50vh, 26rem))); }
.frame[data-tight=true] .stage { min-block-size: 18.5rem; } .frame[data-tight=true] .keybox { max-block-size: 6rem; }
.caption { grid-area: caption; display: flex; align-items: start; gap: .75rem; padding: .5rem .9rem; border-block-start: 1px solid var(--line); }
.caption p { flex: 1; margin: .35rem 0 0; display: -webkit-box; -webkit-line-clamp: 4; -webkit-box-orient: vertical; overflow: hidden; }

.key { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1rem; font-size: 14px; line-height: 1.35; }
.key .entry { display: flex; align-items: center; gap: .5rem; }
.key .entry:is(.link, .delay, .strength) { flex: 1 1 100%; }
.mark { flex: none; inline-size: 24px; block-size: 20px; } .mark.long { inline-size: 46px; } .group .mark { inline-size: 20px; block-size: 14px; }

.rows { list-style: none; margin: .5rem 0 0; padding: 0; }
.row { display: flex; align-items: center; gap: .65rem; inline-size: 100%; min-block-size: 48px; padding: .4rem .5rem; text-align: start; background: none; border-color: transparent; }
.row .what { display: flex; flex-direction: column; min-inline-size: 0; }
.row .muted { font-size: 14px; }
.loops li { border-block-end: 1px solid var(--line); padding-block: 2px; }
.badge { flex: none; min-inline-size: 36px; block-size: 36px; padding-inline: 4px; display: grid; place-items: center; border: 2px solid currentColor; border-radius: 99px; font-size: 14px; font-weight: 700; color: var(--r); }
.badge[class$=B] { border-radius: 8px; color: var(--b); } .badge[class$=U] { border-style: dashed; color: var(--muted); }

.frame[data-mode=narrow] .heading { flex-basis: 100%; font-size: 1em; } .frame[data-mode=narrow] .tools { flex: 1 1 100%; flex-wrap: nowrap; }
.frame[data-mode=slim] .heading { flex-basis: 8rem; font-size: 1em; } .frame[data-mode=slim] .tools { display: none; }
.frame[data-mode=narrow] button { min-block-size: 44px; } .frame[data-mode=narrow] .tool { inline-size: 44px; block-size: 44px; }
.frame[data-mode=narrow] :is(select, input) { block-size: 44px; font-size: 16px; }
@media (pointer: coarse) { .frame button { min-block-size: 44px; } .frame .tool { inline-size: 44px; block-size: 44px; } }
`;

/** Heights of the host where the page sets none. An excerpt is lower; a message is as high as it is. */
const SIZES = {
  full: '',
  // In a page without a doctype 100% of no height is the window's.
  slim: `:host{display:flex;flex-flow:column;block-size:var(--system-map-height,auto)}.frame{flex:auto;min-block-size:0${document.compatMode === 'BackCompat' ? ';block-size:inherit' : ''}}`,
  auto: ':host,.fallback{block-size:auto}',
};

/** @type {CSSStyleSheet | null | undefined} one for all elements; null where there are no constructable sheets */
let shared;

/** The style sheets of one element: constructed ones, which every security policy allows, or `<style>` in old Safari. */
export class Sheets {
  /** @type {(text: string) => void} */
  #write;

  /** @param {ShadowRoot} root */
  constructor(root) {
    if (shared === undefined) shared = sheet(css);
    const own = shared && sheet('');
    if (shared && own) {
      root.adoptedStyleSheets = [shared, own];
      this.#write = (text) => own.replaceSync(text);
      return;
    }
    const style = document.createElement('style');
    const second = document.createElement('style');
    style.textContent = css;
    root.append(style, second);
    this.#write = (text) => void (second.textContent = text);
  }

  /** @param {keyof typeof SIZES} size */
  size(size) {
    this.#write(SIZES[size]);
  }
}
