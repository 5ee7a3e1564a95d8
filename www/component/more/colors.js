/** The system's colours where it forces its own, by role as `--own` in style.js. */
const FORCED = 'Canvas|CanvasText|CanvasText|CanvasText|CanvasText|CanvasText|LinkText|LinkText|Highlight|CanvasText|CanvasText|Canvas';

/**
 * The colours of the picture that the page has set, whatever way CSS has of saying a colour, as the act `theme` takes
 * them; those of the system where it forces its own.
 * @param {HTMLCanvasElement} canvas of the picture: what its `color` is changes nothing that can be seen
 * @param {string} own the colours, parted by `|`; what is no colour stands for none
 */
export function colors(canvas, own) {
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const forced = matchMedia('(forced-colors: active)').matches;
  // What is set is seldom translucent; then paper shows through it, and no other mark, as the figure's print needs it.
  let paper = getComputedStyle(canvas.parentElement ?? canvas).backgroundColor;
  const found = (forced ? FORCED : own).split('|').map((color, i) => {
    if (!pixel || !CSS.supports('color', color)) return '-';
    // The page's cascade knows what `light-dark()` and the names of the system's colours mean here,
    canvas.style.color = color;
    // and one pixel, what `oklch()` and the like are on a screen.
    for (const style of [paper, getComputedStyle(canvas).color]) {
      pixel.fillStyle = style;
      pixel.fillRect(0, 0, 1, 1);
    }
    const [r = 0, g = 0, b = 0] = pixel.getImageData(0, 0, 1, 1).data;
    const hex = `#${((1 << 24) | (r << 16) | (g << 8) | b).toString(16).slice(1)}`;
    // The paper is the first of them.
    if (!i) paper = hex;
    return hex;
  });
  canvas.style.color = '';
  return found.join(' ');
}
