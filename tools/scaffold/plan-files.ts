import { registeredApis } from '../shared/apis.ts';
import { type OpenApi, operations } from '../shared/openapi.ts';
import type { Auth } from './auth.ts';
import { credentialOptions } from './auth.ts';
import { exampleCalls } from './examples/example-calls.ts';
import { mockCredential } from './examples/mock-credential.ts';
import { addEntry, type Manifest, packageManifest, printManifest } from './package/package-manifest.ts';
import { registerApi } from './register/register-api.ts';
import { registerInLockfile } from './register/register-in-lockfile.ts';
import { registerInReadme } from './register/register-in-readme.ts';
import { type Files, layOut } from './spec-files/lay-out.ts';
import { stemOf, type Target } from './target.ts';
import { contractOptions, contractTest } from './templates/contract-test.ts';
import { entryPoint, productFile } from './templates/entry-point.ts';
import { example, snippet, variableOf } from './templates/example.ts';
import {
  changeset,
  changesetFile,
  extendReadme,
  packageTsconfig,
  readme,
} from './templates/package-texts.ts';

/** What an API begins with. */
export interface Beginning {
  readonly document: OpenApi;
  readonly auth: Auth;
  /** The text of SOURCES.md. */
  readonly sources: string;
}

/** What stands at a path of the repository; undefined when nothing does. */
export type ReadFile = (path: string) => string | undefined;

/**
 * Every file that a new API needs, by its path in the repository: those that are made, and those that get a line.
 * Reads what is there, writes nothing.
 */
export function planFiles(target: Target, beginning: Beginning, read: ReadFile, root: string): Files {
  const { document, auth, sources } = beginning;
  const files = new Map<string, string>();
  for (const [file, text] of layOut(document)) files.set(`specs/${target.id}/${file}`, text);
  files.set(`specs/${target.id}/SOURCES.md`, sources);
  files.set('specs/apis.yaml', registerApi(read('specs/apis.yaml') ?? '', target));

  const folder = `packages/${target.package}`;
  const stem = stemOf(target);
  const calls = exampleCalls(document);
  const credential = mockCredential(document);
  const { title, version } = document.info;
  const name = /\bAPI\b/.test(title) ? title : `${title} API`;
  files.set(`${folder}/package.json`, manifestText(target, name, read, root));
  if (!target.addsEntry) files.set(`${folder}/tsconfig.json`, packageTsconfig);
  files.set(
    `${folder}/src/${target.entry === '.' ? 'index' : target.entry}.ts`,
    entryPoint(target, {
      auth,
      environments: environmentsOf(document),
      hasKeys: document['x-idempotency'] !== undefined,
      example:
        calls[0] === undefined
          ? ''
          : `${calls[0].functionName}({ client${Object.keys(calls[0].input)
              .map((part) => `, ${part}`)
              .join('')} })`,
      title: `the ${name}, version ${version}`,
    }),
  );
  const product = `${folder}/src/product.ts`;
  if (read(product) === undefined) files.set(product, productFile(target));
  files.set(`${folder}/examples/${stem}.ts`, example(target, auth, calls));
  files.set(`${folder}/examples/${stem}.quickstart.json`, quickstart(target, auth, credential));
  const test = `${folder}/test/contract.test.ts`;
  files.set(
    read(test) === undefined ? test : `${folder}/test/${stem}.contract.test.ts`,
    contractTest(target),
  );
  files.set(`${folder}/test/${stem}.options.ts`, contractOptions(target, auth, credential));
  const facts = {
    title: name,
    snippet: snippet(target, auth, calls),
    // Prism has no memory, so its pages may have no end.
    runs: calls[0] !== undefined && !calls[0].isList,
    credentials: Object.fromEntries(credentialOptions(auth).map((option) => [option, credential])),
  };
  const page = read(`${folder}/README.md`);
  files.set(
    `${folder}/README.md`,
    page === undefined ? readme(target, facts) : extendReadme(page, target, facts),
  );
  const count = [...operations(document)].length;
  const listed = { title: `${title} ${/^\d/.test(version) ? `v${version}` : version}`, count };
  files.set('README.md', registerInReadme(read('README.md') ?? '', target, listed));
  files.set(changesetFile(target), changeset(target, name));
  if (!target.addsEntry) {
    files.set('pnpm-lock.yaml', registerInLockfile(read('pnpm-lock.yaml') ?? '', target.package));
  }
  return files;
}

function manifestText(target: Target, title: string, read: ReadFile, root: string): string {
  const there = read(`packages/${target.package}/package.json`);
  if (there === undefined) {
    const own = {
      name: `@quittance/${target.package}`,
      description: `TypeScript client for the ${title}`,
      version: '0.0.0',
    };
    return printManifest(packageManifest([target], own));
  }
  const siblings = registeredApis(`${root}/specs`).filter((api) => api.package === target.package);
  return printManifest(addEntry(JSON.parse(there) as Manifest, siblings, target));
}

function environmentsOf({ servers = [] }: OpenApi): string[] {
  return servers.flatMap((server) => {
    const name = server['x-environment'];
    return typeof name === 'string' ? [name] : [];
  });
}

/** The settings that `npm start` runs the example with. */
function quickstart(target: Target, auth: Auth, credential: string): string {
  const env = Object.fromEntries(
    credentialOptions(auth).map((option) => [variableOf(target, option), credential]),
  );
  return `${JSON.stringify({ api: target.id, urlVariable: variableOf(target, 'url'), env }, null, 2)}\n`;
}
