/** The look on paper: the figure and its key, in dark on white whatever the screen has. */
export const css = `
.print { display: none; }
@media print {
  :host { block-size: auto !important; overflow: visible; }
  .frame.frame.frame { --bg: #fff; --surface: #fff; --text: #1c2430; --muted: #424b57; --line: #8a94a3; --lit: #fff; --accent: #1c2430; --r: #b03a48; --b: #1d5fa8;
    display: block; block-size: auto; border: 0; overflow: visible; color-scheme: light; }
  .stage.stage { min-block-size: 0; overflow: visible; }
  .stage > canvas { position: static; block-size: auto; max-block-size: 90vh; object-fit: contain; }
  .stage:has(> .print) > canvas, .stage > .hint, .stage > .minimap { display: none; }
  .print { display: block; inline-size: 100%; block-size: auto; max-block-size: max(60vh, 100vh - 14rem); margin-inline: auto; break-inside: avoid; }
  .bar { break-after: avoid; }
  .keybox.keybox, .scroll { max-block-size: none; overflow: visible; } .key { break-inside: avoid; }
  button, .tools, .frame .zoom, .caption.empty { display: none !important; }
  .panel, .panel :not(:has(.key), .key, .key *) { display: none !important; } .panel:has(.key), .panel :has(.key) { display: block !important; }
}
`;
