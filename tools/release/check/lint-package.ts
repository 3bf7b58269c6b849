import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/** The ways of resolving that an ESM package with subpaths does not serve, and says so in its README. */
const unserved = ['node10', 'node16-cjs'];

/** What publint and are-the-types-wrong find in a tarball, one line each. */
export async function lintPackage(tarball: Uint8Array): Promise<string[]> {
  return [...(await publintFindings(tarball)), ...(await typeFindings(tarball))];
}

async function publintFindings(tarball: Uint8Array): Promise<string[]> {
  const { messages, pkg } = await publint({
    pack: { tarball: new Uint8Array(tarball).buffer },
    strict: true,
  });
  return messages.map(
    (message) => `publint: ${formatMessage(message, pkg ?? {}, { color: false }) ?? message.code}`,
  );
}

async function typeFindings(tarball: Uint8Array): Promise<string[]> {
  const result = await checkPackage(createPackageFromTarballData(tarball));
  if (!result.types) return ['are-the-types-wrong: no types are packed'];
  return result.problems
    .filter((problem) => !('resolutionKind' in problem && unserved.includes(problem.resolutionKind)))
    .map((problem) => `are-the-types-wrong: ${[problem.kind, placeOf(problem)].filter(Boolean).join(' ')}`);
}

function placeOf(problem: Problem): string {
  if ('entrypoint' in problem) return `${problem.entrypoint} (${problem.resolutionKind})`;
  if ('moduleSpecifier' in problem) {
    return `${problem.fileName.split('/').at(-1)} imports ${problem.moduleSpecifier}`;
  }
  return '';
}
