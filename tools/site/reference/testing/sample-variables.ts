import { constantCase } from '../../../scaffold/names.ts';
import type { RegisteredApi } from '../../../shared/apis.ts';
import { contractClient } from '../api/contract-client.ts';
import type { OperationPage } from '../model/operation-page.ts';

/** Values for the variables of the environment that the samples of an API read: those of the contract tests, else any. */
export async function sampleVariables(
  api: RegisteredApi,
  pages: readonly OperationPage[],
): Promise<Record<string, string>> {
  const prefix = `${constantCase(api.package)}_`;
  const given = Object.entries(await contractClient(api)).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${prefix}${constantCase(name)}`, value] as const] : [],
  );
  const code = pages.flatMap(({ samples }) => samples.map((sample) => sample.code)).join('\n');
  const names = [...code.matchAll(/process\.env\.(\w+)/g)].map(([, name = '']) => name);
  return {
    ...Object.fromEntries(names.map((name) => [name, `any-${name.length}-value`])),
    ...Object.fromEntries(given),
  };
}

/** The same for the commands of a shell, whose variables have no prefix. */
export function shellVariables(
  api: RegisteredApi,
  pages: readonly OperationPage[],
  ofSamples: Readonly<Record<string, string>>,
): Record<string, string> {
  const names = pages.flatMap(({ curl }) => [...curl.matchAll(/"\$\{?([A-Z_]+)|\$\{?([A-Z_]+)\}?[^"]*"/g)]);
  const prefix = constantCase(api.package);
  return Object.fromEntries(
    names.map(([, first, second]) => {
      const name = first ?? second ?? '';
      return [name, ofSamples[`${prefix}_${name}`] ?? 'any-token'];
    }),
  );
}
