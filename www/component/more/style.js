/** The look of search, text, about, stories and the small map. */
export const css = `
.found { position: absolute; z-index: 5; inset-inline: 0; inset-block-start: calc(100% + 4px); margin: 0; padding: 4px; list-style: none;
  min-inline-size: 15rem; max-block-size: 20rem; overflow: auto; background: var(--bg); border: 1px solid var(--line); border-radius: 6px; box-shadow: 0 6px 20px #0003; }
.found li { padding: .45rem .6rem; border-radius: 4px; cursor: pointer; }
.found li[aria-selected=true] { background: var(--lit); outline: 1px solid var(--accent); }
.story { grid-area: story; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; padding: .6rem .75rem; border-block-start: 1px solid var(--line); background: var(--surface); max-block-size: 15rem; overflow: auto; }
.frame[data-mode=narrow][data-story=true] { grid-template-rows: auto auto auto minmax(0, 1fr) auto auto; } .frame[data-mode=narrow][data-story=true] .panel { display: none; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
.told { flex: 1 1 20rem; } .told p { margin: 0 0 .15rem; max-inline-size: 68ch; }
.outline ul { padding-inline-start: 1.2rem; margin-block: .25rem; } .outline section { border-block-start: 1px solid var(--line); margin-block-start: .75rem; }
.stack { display: grid; gap: .5rem; justify-items: start; }
.keys { display: grid; grid-template-columns: auto 1fr; gap: .25rem .9rem; margin: .5rem 0; } .keys dt { font-weight: 600; } .keys dd { margin: 0; }
.minimap { position: absolute; z-index: 2; inset: auto .6rem .6rem auto; overflow: hidden; direction: ltr; touch-action: none; cursor: crosshair;
  color: var(--muted); background: var(--bg); outline: 1px solid var(--muted); border-radius: 4px; opacity: .6; transition: opacity .2s; }
.minimap:hover { opacity: .95; } .minimap canvas { opacity: .7; }
.seen { position: absolute; border: 2px solid var(--accent); border-radius: 3px; background: color-mix(in srgb, var(--accent) 14%, transparent); }
@media (forced-colors: active) { .badge, .tag, .chip { border-color: CanvasText; } .loops li.lit { outline: 2px solid Highlight; } .tabs button { border-color: Canvas; } .tabs button[aria-selected=true] { border-color: Highlight; } }
.frame[data-tight=true] .keybox.keybox { padding-block-end: 1rem; mask: linear-gradient(#000 calc(100% - 1rem), #0000); }
.frame[data-low=true][data-mode=slim] { grid-template: auto auto auto minmax(0, 1fr) auto / minmax(0, 1fr); grid-template-areas: "bar" "shown" "note" "stage" "story"; }
.frame[data-low=true] .stage.stage { min-block-size: 0; } .frame[data-low=true] .keybox { display: none; }
.frame[data-low=true] .bar { min-block-size: 3rem; padding: .2rem .75rem; padding-inline-end: 11.75rem; flex-wrap: nowrap; }
.frame[data-low=true] .heading { flex-basis: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.frame[data-low=true] > .zoom { grid-area: bar; align-self: center; padding: 0 .25rem; background: none; border: 0; } .frame[data-low=true] .zoom span { display: none; }
.frame[data-low=true] .zoom p { position: absolute; inset-block-end: .5rem; inset-inline-start: .6rem; z-index: 3; max-inline-size: 60%; padding: .1rem .5rem; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
.frame[data-low=true] > .zoom .tool.fit { inline-size: 40px; padding: 0; display: grid; }
.frame[data-low=true] .caption { grid-area: stage; align-self: end; justify-self: end; z-index: 3; padding: 0; border: 0; } .frame[data-low=true] .caption p { display: none; }
.frame[data-low=true] .caption button { background: var(--surface); border-color: var(--line); }
@container low (min-width: 35rem) { .frame[data-low=true] .zoom p { position: static; max-inline-size: none; padding: 0; margin-inline-end: .5rem; background: none; border: 0; } .frame[data-low=true] .bar { padding-inline-end: 22rem; } }
.frame[data-low=true] { container: low / inline-size; }
.other { display: flex; flex-wrap: wrap; align-items: end; gap: .5rem; margin-block-start: .75rem; } .other label { display: grid; gap: .2rem; } .other [role=status] { flex: 1 1 100%; font-size: 14px; }
.go { display: block; min-block-size: 36px; padding: .25rem 0; border: 0; background: none; color: var(--accent); font-weight: 550; text-align: start; } a { color: var(--accent); }
.about h3, .outline h3 { margin-block: 1rem .25rem; font-size: 1em; }
`;
