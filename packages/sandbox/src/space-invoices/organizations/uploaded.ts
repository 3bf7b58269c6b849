import type { UploadedFile } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';

/** The part `file` of a form; refused where it is missing. */
export function fileOf(form: unknown): UploadedFile {
  const file = typeof form === 'object' && form !== null && 'file' in form ? form.file : undefined;
  if (typeof file !== 'object' || file === null || !('bytes' in file)) {
    const fields = [{ at: 'file', message: 'is missing' }];
    throw refuse('invalid', 'The form has no part `file`.', { fields });
  }
  return file as UploadedFile;
}
