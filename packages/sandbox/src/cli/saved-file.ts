import { constants } from 'node:fs';
import { access, open, readFile, rename, rm } from 'node:fs/promises';
import { UsageError } from '../../../../tools/shared/command-line/usage-error.ts';

/** The file of a sandbox: what is in it, and what is to be in it at the end. */
export interface SavedFile {
  /** Absent where there is no file yet. */
  readonly text: string | undefined;
  /** Puts a text in its place, whole or not at all. */
  write(text: string): Promise<void>;
  /** Leaves it as it was. */
  leave(): Promise<void>;
}

/** Opens a file for reading and, beside it, for writing: what cannot be written is told before anything is done. */
export async function openSavedFile(path: string): Promise<SavedFile> {
  const beside = `${path}.${process.pid}.new`;
  const refuse = (error: unknown): never => {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`\`--file\` ${path} cannot be read and written: ${why}`);
  };
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? undefined : refuse(error),
  );
  if (text !== undefined) await access(path, constants.W_OK).catch(refuse);
  const handle = await open(beside, 'wx').catch(refuse);
  return {
    text,
    async write(next) {
      await handle.writeFile(next);
      await handle.sync();
      await handle.close();
      await rename(beside, path);
    },
    async leave() {
      await handle.close();
      await rm(beside, { force: true });
    },
  };
}
