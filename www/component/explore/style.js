/** The look of the panel of questions. */
export const css = `
.ask section { display: grid; gap: .5rem; margin-block-start: 1.4rem; } .ask select { inline-size: 100%; } .ask .stack { gap: 0; justify-items: stretch; }
.ask input { block-size: auto; } .ask table { inline-size: 100%; border-collapse: collapse; font-size: 13px; } .ask :is(th, td) { padding-inline: .2rem; overflow-wrap: anywhere; }
.ask th { text-align: start; font-weight: 400; hyphens: auto; } .ask thead th { font-size: 12px; vertical-align: bottom; }
`;
