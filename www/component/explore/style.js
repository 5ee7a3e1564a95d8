/** The look of the panel of questions. */
export const css = `
.stack { display: grid; gap: .5rem; justify-items: start; }
.ask section { display: grid; grid-template-columns: minmax(0, 1fr); gap: .5rem; margin-block-start: 1.4rem; } .ask select { inline-size: 100%; } .ask .stack { gap: 0; justify-items: stretch; }
.ask input { block-size: auto; } /* A page without a doctype gives tables a font and a colour of their own. */
.ask table { min-inline-size: 100%; border-collapse: collapse; font: inherit; font-size: 13px; color: inherit; } .ask :is(th, td) { padding: .2rem .35rem; }
.ask .wide { overflow-x: auto; margin-block-start: .5rem; } .ask td { white-space: nowrap; }
.ask th { text-align: start; font-weight: 400; } .ask tbody th { position: sticky; inset-inline-start: 0; min-inline-size: 7rem; background: var(--surface); }
.ask thead th { font-size: 12px; vertical-align: bottom; } .ask thead th:first-child { position: sticky; inset-inline-start: 0; background: var(--surface); }
`;
