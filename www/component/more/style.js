/** The look of search, text, about, stories and the small map. */
export const css = `
.found { position: absolute; z-index: 5; inset-inline: 0; inset-block-start: calc(100% + 4px); margin: 0; padding: 4px; list-style: none;
  min-inline-size: 15rem; max-block-size: 20rem; overflow: auto; background: var(--bg); border: 1px solid var(--line); border-radius: 6px; box-shadow: 0 6px 20px #0003; }
.found li { padding: .45rem .6rem; border-radius: 4px; cursor: pointer; }
.found li[aria-selected=true] { background: var(--lit); outline: 1px solid var(--accent); }
.story { grid-area: story; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; padding: .6rem .75rem; border-block-start: 1px solid var(--line); background: var(--surface); max-block-size: 15rem; overflow: auto; }
.frame[data-mode=narrow][data-story=true] { grid-template-rows: auto auto auto minmax(0, 1fr) auto auto; } .frame[data-mode=narrow][data-story=true] .panel { display: none; }
.told { flex: 1 1 20rem; } .told p { margin: 0 0 .15rem; max-inline-size: 68ch; }
.outline ul { padding-inline-start: 1.2rem; margin-block: .25rem; } .outline section { border-block-start: 1px solid var(--line); margin-block-start: .75rem; }
.keys { display: grid; grid-template-columns: auto 1fr; gap: .25rem .9rem; margin: .5rem 0; } .keys dt { font-weight: 600; } .keys dd { margin: 0; }
.minimap { position: absolute; z-index: 2; inset-block-end: .6rem; inset-inline-end: .6rem; overflow: hidden; direction: ltr; touch-action: none; cursor: crosshair;
  color: var(--muted); background: var(--bg); outline: 1px solid var(--muted); border-radius: 4px; opacity: .95; }
.minimap canvas { opacity: .55; }
.seen { position: absolute; border: 2px solid var(--accent); border-radius: 3px; background: color-mix(in srgb, var(--accent) 14%, transparent); }
@media print { .minimap { display: none; } }
.other { display: flex; flex-wrap: wrap; align-items: end; gap: .5rem; margin-block-start: .75rem; } .other label { display: grid; gap: .2rem; } .other [role=status] { flex: 1 1 100%; font-size: 14px; }
.about h3, .outline h3 { margin-block: 1rem .25rem; font-size: 1em; }
`;
