/** The look of the panel of questions. */
export const css = `
.ask section { display: grid; gap: .5rem; margin-block-start: 1.4rem; } .ask select { inline-size: 100%; } .ask .stack { gap: 0; justify-items: stretch; }
.ask input { block-size: auto; } table { font-size: 13px; } th { text-align: start; font-weight: 400; }
`;
