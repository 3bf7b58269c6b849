import { requestedIds } from '../shared/apis.ts';
import { operations } from '../shared/openapi.ts';
import { displayPath } from '../shared/problem.ts';
import { bundle } from './bundle.ts';
import { writeBundle } from './write-bundle.ts';

for (const id of requestedIds(process.argv.slice(2))) {
  try {
    const made = await bundle(id);
    const { file, changed } = writeBundle(made);
    const size = `${[...operations(made.document)].length} operations, ${made.files.length} files`;
    console.log(`${displayPath(file)}  ${changed ? 'written' : 'unchanged'}  (${size})`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
