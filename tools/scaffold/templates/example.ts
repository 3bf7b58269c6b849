import { printValue } from '../../generate/emit/print-value.ts';
import { type Auth, credentialOptions } from '../auth.ts';
import type { ExampleCall } from '../examples/example-calls.ts';
import { camelCase, constantCase } from '../names.ts';
import { specifierOf, type Target } from '../target.ts';

/** The environment variable that an option of the client comes from in examples: `ACME_API_KEY`. */
export function variableOf(target: Target, option: string): string {
  return constantCase(`${target.id}-${option}`);
}

/** A program that calls an API, against the mock or the service. */
export function example(target: Target, auth: Auth, calls: readonly ExampleCall[]): string {
  const options = credentialOptions(auth);
  const variables = options.map((option) => variableOf(target, option));
  const url = variableOf(target, 'url');
  const against = variables.length === 0 ? `set ${url}` : `set ${variables.join(' and ')}`;
  const client = camelCase(target.name);
  return `// One call of each kind. Write in its place what users of this API do first.
// Run against the mock: \`npm start\`. Against the service: ${against}.
import { create${target.name} } from '${specifierOf(target)}';

const { ${[...variables.map((name) => `${name} = ''`), url].join(', ')} } = process.env;
const ${client} = create${target.name}({
${options.map((option, index) => `  ${option}: ${variables[index]},\n`).join('')}  ...(${url} === undefined ? {} : { baseUrl: ${url} }),
});

${calls.length === 0 ? `console.log(${client}.client.baseUrl);` : calls.map((call) => printCall(client, call)).join('\n\n')}
`;
}

/** The same in a few lines, for the README, which declares the credentials. */
export function snippet(target: Target, auth: Auth, calls: readonly ExampleCall[]): string {
  const client = camelCase(target.name);
  const options = credentialOptions(auth);
  const call = calls[0];
  return `import { create${target.name} } from '${specifierOf(target)}';

const ${client} = create${target.name}(${options.length === 0 ? '' : `{ ${options.join(', ')} }`});
${call === undefined ? '' : `${printCall(client, call)}\n`}`;
}

function printCall(client: string, { member, input, isList }: ExampleCall): string {
  const given = Object.keys(input).length === 0 ? '' : printValue(input);
  const name = camelCase(member.replaceAll('.', '-'));
  const call = `${client}.${member}(${given})`;
  if (isList) return `for await (const item of ${call}) {\n  console.log('${member}', item);\n}`;
  return `const ${name} = await ${call};\nconsole.log('${member}', ${name}.data);`;
}
