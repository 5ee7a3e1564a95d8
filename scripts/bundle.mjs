// Bundles www/component/ into pkg/: an ES module, a classic script, and the types of both.
//
//   pkg/system-map.js          ES module; finds system-map.wasm beside itself by import.meta.url
//   pkg/system-map.classic.js  for <script src>, also from file://; finds it by document.currentScript.src
//   pkg/lang/XX.json           the words of another language, fetched by a page in that language
//   pkg/system-map-more.js     what the component imports when search, text, about, a story or a small map is first wanted
//   pkg/system-map-print.js    what the component imports a second after the first picture: it prints, and lets changes glide
//   pkg/system-map-tools.js    what the component imports when a file is to be explained, saved or drawn
//   pkg/system-map-formats.js  what the component imports when a file of another program is to be read or written
//   pkg/system-map-prose.js    what the component imports when a description or a story has Markdown in it
//   pkg/system-map.d.ts        types made from the JSDoc, which tsc checks strictly on the way (pkg/types/)
//
// `--watch` keeps bundling while files change (no type check).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { minify } from 'terser';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

/** A style sheet is a text in a style.js, which no minifier of scripts touches. */
const styles = {
  name: 'styles',
  setup(build) {
    build.onLoad({ filter: /component\/(\w+\/)?style\.js$/ }, async ({ path: file }) => {
      const source = readFileSync(file, 'utf8');
      const [, before, css, after] = /^([^]*?const css = `)([^`]*)(`[^]*)$/.exec(source);
      const { code: minified } = await esbuild.transform(css, { loader: 'css', minify: true, charset: 'utf8' });
      // Values of custom properties are left as they stand; blanks around them mean nothing.
      const code = minified.replace(/(--[\w-]+:|,) /g, '$1');
      return { contents: before + code.trim().replaceAll('\\', '\\\\') + after, loader: 'js' };
    });
  },
};

/** What the glue of the viewer, of which every byte is loaded first, has for browsers older than `target` below and for other callers. */
const OLD = [
  [/\(typeof FinalizationRegistry === 'undefined'\)\s*\? \{[^:]*: \(\) => \{\}[^:]*: \(\) => \{\} \}\s*: new/, 'new'],
  [/if \(!\('encodeInto' in cachedTextEncoder\)\) \{[^]*?\n\}\n/, ''],
  [/if \(Symbol\.dispose\) .*\n/, ''],
  [/if \(stack_pointer == 1\) .*\n/, ''],
  [/ {4}if \(realloc === undefined\) \{[^]*?\n {4}\}\n/, ''],
  [/if \(!\(module instanceof WebAssembly\.Module\)\) \{[^}]*\}\n/, ''],
  [/if \(module !== undefined\) \{[^}]*?\(\{module\} = module\)[^]*?\n {4}\}\n/, '({ module } = module);\n'],
];
const glue = {
  name: 'glue',
  setup(build) {
    build.onLoad({ filter: /component\/wasm\/system_map\.js$/ }, ({ path: file }) => {
      let contents = readFileSync(file, 'utf8');
      for (const [old, now] of OLD) {
        if (!old.test(contents)) throw new Error(`${path.basename(file)} has nothing like ${old}: see OLD in scripts/bundle.mjs`);
        contents = contents.replace(old, now);
      }
      return { contents, loader: 'js' };
    });
  },
};

/** Minifies what esbuild has minified already once more: 2 % smaller when compressed. */
const smaller = {
  name: 'smaller',
  setup(build) {
    build.onEnd(async ({ errors }) => {
      if (errors.length) return;
      const { outfile: file, format } = build.initialOptions;
      const { code, map } = await minify(readFileSync(file, 'utf8'), {
        module: format === 'esm',
        ecma: 2020,
        compress: { passes: 3, inline: 1, sequences: false, unsafe_methods: true, hoist_funs: true, keep_fargs: false },
        sourceMap: { content: readFileSync(`${file}.map`, 'utf8') },
      });
      writeFileSync(file, code);
      writeFileSync(`${file}.map`, map);
    });
  },
};

const common = {
  plugins: [styles, glue, smaller],
  bundle: true,
  minify: true,
  target: ['es2022', 'chrome100', 'firefox100', 'safari15.4'],
  charset: 'utf8',
  legalComments: 'none',
  sourcemap: 'linked',
  logLevel: 'warning',
  // A bundle must not carry a guess: an empty import.meta in the classic script is a bug in the component.
  logOverride: { 'empty-import-meta': 'error' },
};
const builds = [
  { ...common, entryPoints: ['www/component/index.js'], format: 'esm', outfile: 'pkg/system-map.js' },
  { ...common, entryPoints: ['www/component/more.js'], format: 'esm', outfile: 'pkg/system-map-more.js' },
  { ...common, entryPoints: ['www/component/rest.js'], format: 'esm', outfile: 'pkg/system-map-print.js' },
  { ...common, entryPoints: ['www/component/tools.js'], format: 'esm', outfile: 'pkg/system-map-tools.js' },
  { ...common, entryPoints: ['www/component/formats.js'], format: 'esm', outfile: 'pkg/system-map-formats.js' },
  {
    ...common,
    entryPoints: ['www/component/prose.js'],
    format: 'esm',
    outfile: 'pkg/system-map-prose.js',
    // Its licence wants to be told wherever it goes.
    banner: { js: '/*! with marked (https://marked.js.org): Copyright (c) 2018+, MarkedJS; 2011-2018, Christopher Jeffrey. MIT License */' },
  },
  { ...common, entryPoints: ['www/component/classic.js'], format: 'iife', outfile: 'pkg/system-map.classic.js' },
];
for (const { entryPoints: [entry] } of builds) {
  if (!existsSync(entry)) {
    console.error(`[bundle] cannot go on: there is no ${entry}`);
    process.exit(1);
  }
}

/** The phrases of a table as the core takes them (`Words::given`): in order, a line each. */
const TABLES = 'src/narrate/tables';
const table = (name) => JSON.parse(readFileSync(path.join(TABLES, name), 'utf8'));
const order = Object.keys(table('en.json').phrases);
/** Of a phrase that depends on a number the other forms, those that differ from the general one. */
const forms = (phrase) => Object.entries(phrase).filter(([, form]) => form !== phrase.other);
const line = (phrase) => (typeof phrase === 'string' ? phrase
  : [phrase.other, ...forms(phrase).map((pair) => pair.join(':'))].join('|'));
const pruned = (words) => Object.fromEntries(Object.entries(words).map(([key, word]) => [key,
  word.other === undefined ? word : { ...Object.fromEntries(forms(word)), other: word.other }]));
mkdirSync('pkg/lang', { recursive: true });
for (const name of readdirSync(TABLES)) {
  const { phrases, words } = table(name);
  if (name === 'en.json') continue;
  writeFileSync(path.join('pkg/lang', name), JSON.stringify({ phrases: order.map((key) => `${line(phrases[key])}\n`).join(''), words: pruned(words) }));
}

if (process.argv.includes('--watch')) {
  for (const build of builds) await (await esbuild.context(build)).watch();
} else {
  try {
    await Promise.all(builds.map((build) => esbuild.build(build)));
  } catch {
    process.exit(1); // esbuild has said why
  }
  types();
}

/** Checks the JSDoc types, and emits them. A type error fails the build. */
function types() {
  rmSync('pkg/types', { recursive: true, force: true });
  const tsc = (...args) => {
    try {
      execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', ...args], { stdio: 'inherit' });
    } catch {
      console.error('[bundle] cannot go on: the types of www/component do not hold (see above)');
      process.exit(1);
    }
  };
  tsc('-p', 'tsconfig.json', '--noEmit', 'false', '--emitDeclarationOnly', '--declaration', '--outDir', 'pkg/types');
  mkdirSync('pkg/types/wasm', { recursive: true });
  for (const name of ['system_map', 'system_map_tools', 'system_map_formats']) {
    copyFileSync(`www/component/wasm/${name}.d.ts`, `pkg/types/wasm/${name}.d.ts`);
  }
  writeFileSync('pkg/system-map.d.ts', [
    '// Made from the JSDoc of www/component/index.js.',
    "import type { SystemMapElement } from './types/index.js';",
    "export * from './types/index.js';",
    'declare global {',
    "  interface HTMLElementTagNameMap { 'system-map': SystemMapElement }",
    '}',
    '',
  ].join('\n'));
  // What an embedder's TypeScript would say of them.
  tsc('--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution',
    'bundler', '--types', '', 'pkg/system-map.d.ts');
}
