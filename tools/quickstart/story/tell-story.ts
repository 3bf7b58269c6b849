import type { Chapter } from './chapter.ts';

/** Plays chapters and prints of each scene what was told and what was done. Says whether all of it holds. */
export async function tellStory(
  chapters: readonly Chapter[],
  print: (line: string) => void,
): Promise<boolean> {
  let holds = true;
  for (const chapter of chapters) {
    print(`\n${chapter.title}`);
    for await (const scene of chapter.scenes()) {
      print(`\n  ${scene.title}  (${scene.script})`);
      const outcome = await scene.play();
      for (const line of outcome.told) print(`    ${line}`);
      print(`  ${outcome.holds ? '✓' : '✗'} really done: ${outcome.done}`);
      holds &&= outcome.holds;
    }
  }
  return holds;
}
