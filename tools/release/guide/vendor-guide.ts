import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { camelCase } from '../../scaffold/names.ts';
import { importPath } from '../../site/reference/api/import-path.ts';
import type { ClientOption } from '../../site/reference/model/api-page.ts';
import type { PackageManifest, WorkspacePackage } from '../workspace/workspace-packages.ts';
import { clientSample } from './client-sample.ts';
import { errorTable } from './error-table.ts';
import { nameLines, ownNames } from './exported-names.ts';
import type { GuideParts } from './guide-parts.ts';
import { mistakeFacts } from './mistake-facts.ts';
import { mistakes } from './mistakes.ts';
import { markLegend, operationIndex } from './operation-index.ts';
import type { VendorApi } from './vendor-api.ts';

/** The guide to the clients of a vendor's APIs. */
export async function vendorParts(
  root: string,
  { name }: WorkspacePackage,
  apis: readonly VendorApi[],
): Promise<GuideParts> {
  const begun: string[] = [];
  for (const one of apis) begun.push(...(await beginning(root, one)));
  return {
    start: [
      '```sh',
      `npm install ${name} @quittance/runtime`,
      'npm install --save-dev @quittance/sandbox # the vendor in memory, for tests',
      '```',
      '',
      'Server side only, ESM. Every method takes one object, `{ path, query, headers, body }` as far as the operation has them, with `idempotencyKey`, `signal`, `timeout`, `deadline`, `retry`, `throwOnError` for this call; `data` of the result is the answer. Input is checked before anything is sent.',
      '',
      ...begun,
    ],
    mistakes: mistakes(mistakeFacts(apis)),
    errors: errorTable(root),
    index: [
      '## Operations',
      '',
      'Call · function · route · what it does · marks. The function is the same without the groups, for small bundles: `import { <function>, create…Client }`, then `<function>({ client, … })`.',
      '',
      markLegend(apis),
      '',
      ...apis.flatMap((one) => [`### ${titleOf(one)}`, '', ...operationIndex(one), '']),
    ],
    rest: [
      ...apis.flatMap((one) => packedPages(one)),
      ...sandboxLines(root, apis),
      '- `@quittance/runtime`, installed along, has a guide like this one: layers, tokens, webhooks, polling.',
    ],
  };
}

/** How to make the client of one API. */
async function beginning(root: string, one: VendorApi): Promise<string[]> {
  const { api, options } = one;
  const own = ownNames(root, api.package, api.entry);
  return [
    `## ${titleOf(one)}`,
    '',
    '```ts',
    (await clientSample(one, root)).trimEnd(),
    '```',
    '',
    `Options of \`create${api.name}\`, beside those of every client (\`timeout\`, \`retry\`, \`logger\`, \`hooks\`, \`baseUrl\` …):`,
    ...optionLines(options),
    '',
    ...(own.length === 0 ? [] : ['It also exports:', ...nameLines(own), '']),
  ];
}

/** Options of which the same is said share a line. */
function optionLines(options: readonly ClientOption[]): string[] {
  const alike = Map.groupBy(
    options,
    ({ required, description }) => `${required ? ', required' : ''}: ${description}`,
  );
  return [...alike].map(([says, of]) => `- ${of.map(({ name }) => `\`${name}\``).join(', ')}${says}`);
}

function titleOf({ api, spec }: VendorApi): string {
  return `${spec.document.info.title} ${spec.document.info.version}: \`${importPath(api)}\``;
}

/** The spec and the pages that are written beside it. */
function packedPages({ api, file }: VendorApi): string[] {
  const folder = file.replace(/[^/]+$/, '');
  const path = importPath(api);
  return [
    `- \`${path}\`: [operations.md](${folder}operations.md) with links to the vendor's pages, [openapi.json](${file}), also as \`${path}/openapi.json\`, [what is known from where](${folder}sources.md). Schemas for zod: \`${path}/zod\`.`,
  ];
}

/** How a test gets the vendors that the sandbox has. */
function sandboxLines(root: string, apis: readonly VendorApi[]): string[] {
  const file = join(root, 'packages/sandbox/package.json');
  if (!existsSync(file)) return [];
  const { exports = {} } = JSON.parse(readFileSync(file, 'utf8')) as PackageManifest;
  const ways = apis.flatMap(({ api }) => {
    const entry = api.entry === '.' ? api.package : api.entry;
    const vendor = camelCase(api.name);
    return exports[`./${entry}`] === undefined
      ? []
      : [
          `\`create${api.name}({ ...createSandbox(${vendor}).options })\` with \`${vendor}\` of \`@quittance/sandbox/${entry}\``,
        ];
  });
  return ways.length === 0 ? [] : [`- In tests, with \`@quittance/sandbox\`: ${ways.join('; ')}.`];
}
