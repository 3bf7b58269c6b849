import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const { resolve } = createRequire(import.meta.url);

/** A browser that pnpm has installed, and what its process needs. */
export interface UnpackedChromium {
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * A Chromium without a package of the system: `@sparticuz/chromium` carries the browser, a font, and the libraries (NSS,
 * NSPR, expat) that a bare machine lacks. It is built for Linux on x64; elsewhere there is none.
 */
export async function unpackedChromium(): Promise<UnpackedChromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = await unpacked();
  return {
    file: join(folder, 'chromium'),
    env: {
      FONTCONFIG_PATH: join(folder, 'fonts'),
      // Theirs in front of the system's: the same browser everywhere.
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  };
}

/** Unpacks it once for each version, all or nothing: two test runs at once may come here. */
async function unpacked(): Promise<string> {
  const entry = resolve('@sparticuz/chromium');
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const cache = join(import.meta.dirname, '../../node_modules/.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const before = process.env.TMPDIR;
  const own = mkdtempSync(`${folder}-`);
  try {
    // It unpacks to the temporary folder, wherever that is, under names without a version.
    process.env.TMPDIR = own;
    const { default: chromium, inflate } = await import('@sparticuz/chromium');
    await Promise.all([chromium.executablePath(), inflate(join(root, 'bin/al2023.tar.br'))]);
    await writeFile(join(own, 'fonts/fonts.conf'), fontsOf(folder));
    renameSync(own, folder);
  } catch (error) {
    rmSync(own, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  return folder;
}

/** Its own says that fonts are in `/tmp/fonts`, and without any font it does not start. */
function fontsOf(folder: string): string {
  return `<?xml version="1.0"?>
<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>
`;
}
