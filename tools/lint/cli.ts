import { requestedIds } from '../shared/apis.ts';
import { formatProblem } from '../shared/problem.ts';
import { lint } from './lint.ts';

for (const id of requestedIds(process.argv.slice(2))) {
  try {
    const { problems, counts } = await lint(id);
    for (const problem of problems) console.error(formatProblem(problem));
    console.log(
      `${id}: ${counts.operations} operations (${counts.documented} documented), ${counts.schemas} schemas, ` +
        `${counts.namedExamples} named examples, ${counts.sourceExamples} source examples, ${problems.length} problems`,
    );
    if (problems.length > 0) process.exitCode = 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
