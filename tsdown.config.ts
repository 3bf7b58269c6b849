import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsdown';
import { withoutProse } from './tools/shared/without-prose.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  readonly bin?: Readonly<Record<string, string>>;
}

// One build for every package, run inside the package's folder: its `exports` say what to build
// (`./dist/sign-pt.js` is made of `src/sign-pt.ts`), so there is no second list to keep.
const { exports, bin = {}, name, version } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const built = [...Object.values(exports), ...Object.values(bin).map((file) => ({ default: file }))].flatMap(
  (target) => (typeof target === 'object' && target.default.startsWith('./dist/') ? [target.default] : []),
);

export default defineConfig({
  cwd: process.cwd(),
  entry: Object.fromEntries(
    built.map((file) => [
      file.slice('./dist/'.length, -'.js'.length),
      file.replace('./dist/', './src/').replace(/\.js$/, '.ts'),
    ]),
  ),
  format: 'esm',
  platform: 'neutral',
  // Only the subpaths for Node import them.
  deps: { neverBundle: [/^node:/] },
  target: 'es2023',
  // What `User-Agent` says: the version of this build, which a release raises just before.
  define: { __PRODUCT__: JSON.stringify(`${name.replace('@', '').replace('/', '-')}/${version}`) },
  // File by file, without a compiler: what is exported says its type where that is not plain to see. What no type can
  // name, such as a method whose name is a symbol of the platform's, is `@internal`.
  dts: { oxc: { stripInternal: true }, sourcemap: false },
  sourcemap: true,
  fixedExtension: false,
  plugins: [
    {
      // Who carries a whole spec along needs what it says to programs.
      name: 'specs-without-prose',
      // Loaded, not transformed: or the source map would hold the whole of it once more.
      load: {
        filter: { id: /openapi\.json$/ },
        handler: (id) => ({
          code: JSON.stringify(withoutProse(JSON.parse(readFileSync(id, 'utf8')))),
          moduleType: 'json',
        }),
      },
    },
    {
      name: 'no-map-of-types',
      // rolldown ends each declaration file with the name of its map, though none is written.
      generateBundle(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type === 'chunk' && file.fileName.endsWith('.d.ts')) {
            file.code = file.code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
          }
        }
      },
    },
  ],
  tsconfig: '../../tsconfig.json',
});
