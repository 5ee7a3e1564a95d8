/**
 * Whether a map is drawn dark and with strong contrast.
 *
 * `theme="light"` and `theme="dark"` decide. Otherwise the map looks like the page around it: `color-scheme` where the
 * page sets it (with `light dark`, what the reader prefers), else the paper that it gives the map, or its own background. So a map is not a dark
 * box on a white page only because the reader's system is dark; and a page that turns dark by a media query of its
 * own takes its maps along.
 */
export class Theme {
  #changed;
  #dark = matchMedia('(prefers-color-scheme: dark)');
  #contrast = matchMedia('(prefers-contrast: more)');
  #forced = matchMedia('(forced-colors: active)');
  #still = matchMedia('(prefers-reduced-motion: reduce)');

  /**
   * @param {HTMLElement} host
   * @param {() => void} changed
   */
  constructor(host, changed) {
    this.host = host;
    this.#changed = changed;
    this.#watch('addEventListener');
  }

  end() {
    this.#watch('removeEventListener');
  }

  /** @param {'addEventListener' | 'removeEventListener'} way */
  #watch(way) {
    for (const query of [this.#dark, this.#contrast, this.#forced, this.#still]) query[way]('change', this.#changed);
  }

  get contrast() {
    return this.#contrast.matches || this.#forced.matches;
  }

  get still() {
    return this.#still.matches;
  }

  get dark() {
    const asked = this.host.getAttribute('theme');
    if (asked === 'dark' || asked === 'light') return asked === 'dark';
    if (this.#forced.matches) return this.#dark.matches;
    const style = getComputedStyle(this.host);
    const own = style.colorScheme;
    // A page may also say it in its head, which no style tells.
    const scheme = own && own !== 'normal' ? own : pageScheme();
    const dark = /\bdark\b/.test(scheme);
    const light = /\blight\b/.test(scheme);
    if (dark || light) return dark && (!light || this.#dark.matches);
    const frame = style.getPropertyValue('--system-map-background') && this.host.shadowRoot?.querySelector('.frame');
    return behindIsDark(frame || this.host);
  }
}

/** What the page's head says of its colours. */
function pageScheme() {
  const meta = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="color-scheme" i]'));
  return meta?.content ?? '';
}

/**
 * Whether the first painted background behind `host` is dark; a page that paints none is white.
 * @param {Element} host
 */
function behindIsDark(host) {
  for (let node = /** @type {Element | null} */ (host); node; node = above(node)) {
    const rgb = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[, /]+([\d.]+))?\)/.exec(getComputedStyle(node).backgroundColor);
    if (rgb && Number(rgb[4] ?? 1) >= 0.5) {
      return 0.2126 * Number(rgb[1]) + 0.7152 * Number(rgb[2]) + 0.0722 * Number(rgb[3]) < 110;
    }
  }
  return false;
}

/** The parent, out of shadow trees too. @param {Element} node */
function above(node) {
  if (node.assignedSlot) return node.assignedSlot;
  if (node.parentElement) return node.parentElement;
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}
