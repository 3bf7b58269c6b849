import type { RegisteredApi } from '../../../shared/apis.ts';

/** `@quittance/fiskaly/unified` */
export function importPath({ package: folder, entry }: Pick<RegisteredApi, 'package' | 'entry'>): string {
  return `@quittance/${folder}${entry === '.' ? '' : `/${entry}`}`;
}
