/** How it is known that a command does what its page says. */
export type Proof =
  /** It is run here, as it stands or in a shorter form of the same, and ends with 0. */
  | { readonly run: string }
  /** A test runs the same; `says` stands in its file. */
  | { readonly coveredBy: string; readonly says: string }
  /** It is not run; these words stand where a reader of the page sees them. */
  | { readonly notRun: string };

const asItStands = (command: string): [string, Proof] => [command, { run: command }];
const soak: Proof = { coveredBy: 'tools/faults/soak/run-soak.test.ts', says: 'runSoak(' };
const matrix: Proof = { coveredBy: 'tools/faults/matrix/run-matrix.test.ts', says: 'runMatrix(' };
const bench: Proof = {
  coveredBy: 'tools/bench/bench.test.ts',
  says: 'makes everybody post, and has figures of each',
};
// Its packages are not installed for `npm test`.
const conformance: Proof = {
  coveredBy: 'tools/bootstrap.mjs',
  says: "'pnpm', 'conformance'",
};
// Builds it and serves it, as the command does.
const site: Proof = { coveredBy: 'tools/site/browser/global-setup.ts', says: 'serveSite(0)' };
const packed = 'tools/release/packages.test.ts';
const reports: Proof = { coveredBy: 'tools/release/api/reports.test.ts', says: 'what users see is what' };
const sizes: Proof = { coveredBy: packed, says: 'importing a package costs no more than its budget' };

// Each program of a guide is run there as a file of its own, with what `.env` would say.
const guides: Proof = { coveredBy: 'tools/docs/snippets.test.ts', says: 'runs, prints what it says' };

/** Every command of every page, but for `npm install` of packages, which `commands.test.ts` looks after by a rule. */
export const proofs: Readonly<Record<string, Proof>> = Object.fromEntries<Proof>([
  // README.md
  ['npm start', { coveredBy: 'tools/quickstart/story/story.test.ts', says: 'tellStory(chapters' }],
  // What runs this very line.
  ['npm test', { coveredBy: 'tools/docs/commands/commands.test.ts', says: 'every command' }],
  ['pnpm regenerate', { coveredBy: 'tools/regenerate/steps.test.ts', says: 'stepsFor(' }],
  asItStands('pnpm lint:specs keyline'),
  ['pnpm generate keyline', { run: 'pnpm generate keyline --check' }],
  // A step of `npm test`, before this one.
  ['pnpm build', { coveredBy: 'tools/bootstrap.mjs', says: "'turbo', 'run', 'build'" }],
  [
    'pnpm contract keyline',
    { coveredBy: 'packages/keyline/test/contract.test.ts', says: "testContract('keyline'" },
  ],
  ['pnpm mock keyline', { coveredBy: 'tools/mock/cli.test.ts', says: 'says how to reach the mock' }],
  ['pnpm scaffold acme/billing', { coveredBy: 'tools/scaffold/scaffold.e2e.test.ts', says: 'scaffold' }],
  [
    'pnpm sandbox keyline --port 4010',
    { coveredBy: 'packages/sandbox/test/cli.test.ts', says: 'listens until it is interrupted' },
  ],
  [
    'npm install ../quittance/.release/quittance-{runtime,fiskaly,sandbox}-*.tgz',
    { coveredBy: packed, says: 'a project that tries the tarballs of a clone' },
  ],
  // Guides of the site
  ['node first-call.mts', guides],
  ['node --env-file=.env first-call.mts', guides],
  // packages/sandbox/README.md
  ['npx @quittance/sandbox fiskaly/sign-pt --port 4010', { notRun: 'Until the package is published' }],
  // tools/bench/README.md
  ['pnpm bench', bench],
  ['pnpm bench --only calls --only bundles', bench],
  ['pnpm bench --json', bench],
  // tools/conformance/README.md
  ['pnpm conformance', conformance],
  // tools/faults/README.md
  ['pnpm faults', soak],
  ['pnpm faults --calls 20000 --seed 1 --seed 2 --seed 3', soak],
  ['pnpm faults --calls 20000 --seed 1 --transport node', soak],
  ['pnpm faults --matrix', matrix],
  ['pnpm faults --matrix --pairs', matrix],
  // tools/scaffold/README.md
  [
    'pnpm scaffold acme --from <openapi file or folder> --dry-run',
    { coveredBy: 'tools/scaffold/scaffold.e2e.test.ts', says: "make('shop', document, true)" },
  ],
  // tools/release/README.md
  ['pnpm release --dry-run', { coveredBy: packed, says: 'packWorkspace(' }],
  ['pnpm release', { coveredBy: 'tools/release/release.test.ts', says: 'publishes a first version' }],
  ['pnpm api', reports],
  ['pnpm size', sizes],
  // tools/site/README.md
  ['pnpm site', site],
  ['pnpm site --preview', site],
  ['pnpm site --dev', { notRun: 'serves from where a build of the tests would write' }],
  // Its package is not installed for `npm test`.
  ['pnpm site:lighthouse', { coveredBy: 'tools/bootstrap.mjs', says: "'pnpm', 'site:lighthouse'" }],
  // tools/spec-diff/README.md
  asItStands('pnpm spec:diff'),
  ['pnpm spec:diff --base v1.2.0', { run: 'pnpm spec:diff --base HEAD' }],
  [
    'pnpm spec:diff --json',
    { coveredBy: 'tools/spec-diff/spec-diff.test.ts', says: 'prints JSON for programs' },
  ],
  asItStands('pnpm spec:diff fiskaly/sign-pt fiskaly/unified'),
  [
    'pnpm spec:changeset',
    { coveredBy: 'tools/spec-diff/spec-diff.test.ts', says: 'one edited enum and one command' },
  ],
  [
    'pnpm spec:check',
    {
      coveredBy: 'tools/spec-diff/changesets/check-changesets.test.ts',
      says: 'fails for a spec that changed',
    },
  ],
]);
