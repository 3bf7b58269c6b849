import { execFileSync } from 'node:child_process';
import { builtEntries } from './built-entries.ts';
import { type Spread, spreadOf } from './statistics.ts';

/** What the schema of a request's body costs a fresh process, in milliseconds of processor time. */
export interface SchemaFigures {
  readonly name: string;
  /** How many bodies were looked at: the examples of the spec, so that every variant they show is built. */
  readonly bodies: number;
  /** Building what the first body needs, and looking at it. */
  readonly first: Spread;
  /** All bodies for the first time: the schema is built as far as they need it. */
  readonly all: Spread;
  /** All bodies once more, with the schema as it is. */
  readonly again: Spread;
}

// The largest body of each API that has a large one.
const LARGEST: Readonly<Record<string, string>> = {
  '@quittance/fiskaly/sign-pt': 'createRecord',
  '@quittance/fiskaly/unified': 'createRecord',
  '@quittance/keyline': 'createCustomerInvoice',
  '@quittance/space-invoices': 'createDocument',
};

/** Builds the schema of the largest request of each built package, in processes of their own. */
export function measureSchemas(rounds: number): SchemaFigures[] {
  return builtEntries().flatMap(({ specifier, folder }) => {
    const operation = LARGEST[specifier];
    if (operation === undefined) return [];
    const taken = Array.from({ length: rounds }, () => once(folder, specifier, operation));
    return {
      name: `${specifier}, ${operation}`,
      bodies: taken[0]?.bodies ?? 0,
      first: spreadOf(taken.map(({ first }) => first)),
      all: spreadOf(taken.map(({ all }) => all)),
      again: spreadOf(taken.map(({ again }) => again)),
    };
  });
}

interface Taken {
  readonly bodies: number;
  readonly first: number;
  readonly all: number;
  readonly again: number;
}

function once(cwd: string, specifier: string, operation: string): Taken {
  const script = `
    import * as api from ${JSON.stringify(specifier)};
    import spec from ${JSON.stringify(`${specifier}/openapi.json`)} with { type: 'json' };
    const { method, path, request } = api[${JSON.stringify(operation)}].descriptor;
    const { examples } = spec.paths[path][method.toLowerCase()].requestBody.content['application/json'];
    const bodies = Object.values(examples).map((one) =>
      (one.$ref ? spec.components.examples[one.$ref.split('/').at(-1)] : one).value);
    function look(some) {
      const before = process.cpuUsage();
      for (const body of some) {
        const { issues } = request.body()['~standard'].validate(body);
        if (issues) throw new Error('An example of the spec is refused: ' + JSON.stringify(issues));
      }
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    }
    const first = look(bodies.slice(0, 1));
    const all = first + look(bodies.slice(1));
    console.log(JSON.stringify({ bodies: bodies.length, first, all, again: look(bodies) }));
  `;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd, encoding: 'utf8' }),
  ) as Taken;
}
