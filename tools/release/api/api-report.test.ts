import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkspacePackage } from '../workspace/workspace-packages.ts';
import { workspaceReports } from './api-report.ts';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'quittance-api-')));
  write('packages/acme/package.json', '{ "type": "module" }');
  write('packages/acme/node_modules/other/package.json', '{ "name": "other", "types": "./index.d.ts" }');
  write('packages/acme/node_modules/other/index.d.ts', 'export interface Foreign { readonly a: 1 }');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('shows exports by name, and the hidden types they are made of, without comments', () => {
  write(
    'packages/acme/dist/index.d.ts',
    `import type { Foreign } from 'other';
/** Hidden. */
interface Hidden { readonly deeper: Deeper }
type Deeper = 'x';
type Unused = 'y';
/** An order. */
declare function createOrder(input: Hidden): Foreign;
declare const about: { /** Its name. */ readonly name: string };
export { createOrder, about as aboutOrders, type Foreign };
`,
  );
  expect(blocks()).toEqual([
    `export { Foreign } from 'other';

const about: {
  readonly name: string;
};
export { about as aboutOrders };

export function createOrder(input: Hidden): Foreign;`,
    `type Deeper = 'x';

interface Hidden {
  readonly deeper: Deeper;
}`,
  ]);
});

test('is the same however the build cuts the declarations into files', () => {
  write(
    'packages/acme/dist/index.d.ts',
    'interface Order { readonly id: string }\ndeclare const order: Order;\nexport { order, type Order };\n',
  );
  const whole = blocks();
  write(
    'packages/acme/dist/types-Ab12.d.ts',
    'interface Order { readonly id: string }\nexport { Order as t };\n',
  );
  write(
    'packages/acme/dist/index.d.ts',
    "import { t as Order } from './types-Ab12.js';\n/** New words. */\ndeclare const order: Order;\nexport { type Order, order };\n",
  );
  expect(blocks()).toEqual(whole);
});

test('shows once what two entry points share', () => {
  write('packages/acme/dist/types.d.ts', 'interface Order { readonly id: string }\nexport { Order };\n');
  write('packages/acme/dist/index.d.ts', "import { Order } from './types.js';\nexport { type Order };\n");
  write(
    'packages/acme/dist/zod.d.ts',
    "import { Order } from './types.js';\ndeclare const zOrder: { parse(value: unknown): Order };\nexport { zOrder, type Order };\n",
  );
  const reports = workspaceReports(root, [acme({ '.': 'index', './zod': 'zod' })]);
  expect([...reports.keys()]).toEqual(['packages/acme/api/index.api.md', 'packages/acme/api/zod.api.md']);
  const zod = reports.get('packages/acme/api/zod.api.md') ?? '';
  expect(zod).toContain("export { Order } from '@quittance/acme';");
  expect(zod).not.toContain('interface Order');
});

test('says that a package is not built', () => {
  expect(() => workspaceReports(root, [acme({ '.': 'gone' })])).toThrow('npx turbo run build');
});

function blocks(): string[] {
  const [text = ''] = workspaceReports(root, [acme({ '.': 'index' })]).values();
  return [...text.matchAll(/```ts\n([\s\S]*?)\n```/g)].map(([, code = '']) => code);
}

function acme(entries: Readonly<Record<string, string>>): WorkspacePackage {
  const exports = Object.entries(entries).map(([subpath, stem]) => [
    subpath,
    { types: `./dist/${stem}.d.ts`, default: `./dist/${stem}.js` },
  ]);
  const name = '@quittance/acme';
  const version = '1.0.0';
  return { folder: 'acme', name, version, manifest: { name, version, exports: Object.fromEntries(exports) } };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
