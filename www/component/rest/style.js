/** The look of what nobody sees in the first second: what is pointed at, details of what is chosen, the whole screen, hints. */
export const css = `
.keybox summary::after { content: ""; margin-inline-start: .5rem; border: 5px solid transparent; border-block-end: 0; border-block-start-color: currentColor; }
.keybox[open] summary::after { transform: rotate(180deg); }
@media (forced-colors: active) { .keybox summary::after { forced-color-adjust: none; border-block-start-color: CanvasText; } }
.caption.empty p { color: var(--muted); }
input::placeholder { color: var(--muted); opacity: 1; }
.stage { -webkit-touch-callout: none; -webkit-tap-highlight-color: transparent; }
button:disabled { opacity: .45; cursor: default; }
.frame[data-still=true] *, .frame[data-still=true] { transition: none !important; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.hint { position: absolute; inset-block-end: 1rem; inset-inline: 0; margin: 0 auto; inline-size: fit-content; max-inline-size: 90%; padding: .4rem .9rem;
  border-radius: 99px; background: #1c2430e6; color: #fff; font-size: 14px; opacity: 0; transition: opacity .25s; pointer-events: none; }
.hint.on { opacity: 1; }
.hint:empty { display: none; }
.tags { display: flex; flex-wrap: wrap; gap: .35rem; }
.tag { display: inline-flex; align-items: center; gap: .4rem; font-size: 14px; padding: .05rem .5rem; border: 1px solid var(--line); border-radius: 99px; }
.dot { inline-size: 10px; block-size: 10px; border-radius: 50%; flex: none; }
.ends { display: grid; grid-template-columns: auto 1fr; gap: 0 .75rem; margin: .5rem 0; align-items: center; } .ends dt { color: var(--muted); } .ends dd { margin: 0; }
.sentences { padding-inline-start: 1.4rem; } .sentences .go { font-weight: 400; }
.quote { margin: .6rem 0; padding-inline-start: .75rem; border-inline-start: 3px solid var(--line); }
blockquote { margin: 0; } blockquote::before { content: open-quote; } blockquote::after { content: close-quote; }
figcaption { margin-block-start: .2rem; font-size: 14px; color: var(--muted); display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
.note summary { min-block-size: 44px; display: flex; align-items: center; cursor: pointer; color: var(--accent); }
:host(:fullscreen) { block-size: 100%; inline-size: 100%; }
:host(:fullscreen) .frame { border: 0; border-radius: 0; }
button:hover:not(:disabled) { border-color: var(--accent); }
:host(:fullscreen) .stage { touch-action: none; }
.close { position: absolute; inset-block-start: 2px; inset-inline-end: 2px; border: 0; background: var(--surface); }
/* The words that a part is seen go before the word on the button beside them. */
.frame:not([data-low=true]) > .zoom { container: zoom / inline-size; }
@container zoom (max-width: 20rem) { .frame .zoom .tool.fit { inline-size: 44px; padding: 0; display: grid; } .fit span { display: none; } }
.chip { min-block-size: 32px; padding: .15rem .6rem; font-size: 14px; border-radius: 99px; text-align: start; }
.chips { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 4px; }
.frame[data-mode=slim] .panel { position: absolute; z-index: 4; inset-inline: 0; inset-block-end: 0; block-size: min(70%, 26rem); border-block-start: 1px solid var(--line); border-inline-start: 0; box-shadow: 0 -8px 24px #0002; }
.frame[data-mode=slim] .tabs { padding-inline-end: 44px; }
.row:hover { background: var(--lit); }
.loops li.lit { background: var(--lit); border-radius: 6px; }
.tale { padding: 0 .6rem .6rem; } .tale p { margin-block: .2rem .5rem; } .label { font-size: 14px; color: var(--muted); }
.go:hover, .sentence:hover { text-decoration: underline; text-underline-offset: 3px; }
.sentence { display: block; min-block-size: 0; padding: 0 0 .35rem; border: 0; background: none; color: var(--muted); font-size: 14px; text-align: start; }
.neighbour { border-block-end: 1px solid var(--line); }
.stage:focus-visible { outline-offset: -3px; }
.tabs :focus-visible { outline-offset: -3px; }
.scroll:focus-visible { outline-offset: -3px; }
.open h3 { margin-block: 1rem .25rem; font-size: 1em; }
.title { font-size: 1.12em; }
h4 { margin-block-start: 1rem; font-size: 14px; font-weight: 600; color: var(--muted); }
`;
