import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../testing/write-files.ts';
import { isBuilt, requireBuilt } from './require-built.ts';

const order = 'export const order = 1;\n';
const map = (sources: string[], texts: string[]) => JSON.stringify({ sources, sourcesContent: texts });
const manifest = (name: string, ...dependencies: string[]) =>
  JSON.stringify({
    name: `@quittance/${name}`,
    exports: { '.': { default: './dist/index.js' }, './openapi.json': './src/gen/openapi.json' },
    dependencies: Object.fromEntries(dependencies.map((one) => [one, '*'])),
  });

/** Two packages as they are after a build; one stands on the other. */
function workspace(): string {
  return writeFiles({
    'tsdown.config.ts': '',
    'packages/core/package.json': manifest('core', 'ky'),
    'packages/core/src/index.ts': 'export {};\n',
    'packages/core/dist/index.js': 'export {};\n',
    'packages/core/dist/index.js.map': map(['../src/index.ts'], ['export {};\n']),
    'packages/acme/package.json': manifest('acme', '@quittance/core'),
    'packages/acme/src/index.ts': "export * from './order.ts';\n",
    'packages/acme/src/order.ts': order,
    'packages/acme/dist/index.js': 'export { t as order } from "./order-Ab12.js";\n',
    'packages/acme/dist/order-Ab12.js': 'const order = 1;\nexport { order as t };\n',
    'packages/acme/dist/order-Ab12.js.map': map(['../src/order.ts'], [order]),
    // Left of an older build; nothing imports it.
    'packages/acme/dist/order-Zz99.js': 'const order = 0;\n',
    'packages/acme/dist/order-Zz99.js.map': map(['../src/order.ts'], ['export const order = 0;\n']),
  });
}

test('is content with builds made of the sources as they are, whatever lies beside them', () => {
  expect(() => requireBuilt(['acme'], workspace())).not.toThrow();
});

test('names the package whose source changed, the file and the command', () => {
  const root = workspace();
  writeFileSync(join(root, 'packages/acme/src/order.ts'), 'export const order = 2;\n');
  expect(() => requireBuilt(['acme'], root)).toThrow(
    '@quittance/acme was built before its sources changed: packages/acme/src/order.ts. Run: pnpm build --filter=@quittance/acme',
  );
  expect(() => requireBuilt(['core'], root)).not.toThrow();
});

test('sees a source that is gone', () => {
  const root = workspace();
  rmSync(join(root, 'packages/acme/src/order.ts'));
  expect(() => requireBuilt(['acme'], root)).toThrow('@quittance/acme was built before its sources changed');
});

test('looks at the packages below as well', () => {
  const root = workspace();
  writeFileSync(join(root, 'packages/core/src/index.ts'), 'export const more = true;\n');
  expect(() => requireBuilt(['acme'], root)).toThrow('@quittance/core was built before its sources changed');
});

test('says what is not built at all', () => {
  const root = workspace();
  rmSync(join(root, 'packages/acme/dist'), { recursive: true });
  expect(() => requireBuilt(['acme'], root)).toThrow(
    '@quittance/acme is not built: packages/acme/dist/index.js is not there. Run: pnpm build --filter=@quittance/acme',
  );
});

test('tells a build whose types are old, too, from one that is of the sources as they are', () => {
  const root = workspace();
  expect(isBuilt('acme', root)).toBe(true);
  // No source map knows of it.
  const types = join(root, 'packages/acme/src/types.ts');
  writeFileSync(types, 'export interface Order {}\n');
  utimesSync(types, new Date(), new Date(Date.now() + 60_000));
  expect(isBuilt('acme', root)).toBe(false);
  expect(isBuilt('core', root)).toBe(true);
  rmSync(join(root, 'packages/core/dist'), { recursive: true });
  expect(isBuilt('core', root)).toBe(false);
});
