import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Lets another process hold a journal's file for half a second, after which it adds entry `b` and lets go. Resolves once
 * it is held, to what that process complains of in the end. `EXCLUSIVE` shuts out readers, too, as SQLite does while it
 * mends what a killed process left.
 */
export async function holdAlone(
  file: string,
  mode: 'NORMAL' | 'EXCLUSIVE',
): Promise<{ readonly errors: Promise<string> }> {
  const program = `
    import { DatabaseSync } from 'node:sqlite';
    const database = new DatabaseSync(${JSON.stringify(file)}, { timeout: 10_000 });
    database.exec('PRAGMA locking_mode = ${mode}; BEGIN IMMEDIATE');
    console.log('held');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const entry = JSON.stringify({ id: 'b', state: 'unknown' });
    database.prepare('INSERT INTO entries (id, unknown, entry) VALUES (?, 1, ?)').run('b', entry);
    database.exec('COMMIT');
    database.close();
  `;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', program],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => {
    complaint += text.toString();
  });
  const errors = once(child, 'close').then(() => complaint);
  await Promise.race([once(child.stdout, 'data'), errors]);
  return { errors };
}
