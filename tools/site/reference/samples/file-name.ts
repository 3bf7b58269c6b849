import { words } from '../../../scaffold/names.ts';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/json': 'json',
  'text/csv': 'csv',
};

/** What a download is saved as: `downloadInvoicePdf` → `invoice.pdf`. */
export function downloadName(functionName: string, mediaType: string): string {
  const extension = EXTENSIONS[mediaType] ?? 'bin';
  const [, ...rest] = words(functionName).filter((word) => word !== extension);
  return `${rest.length === 0 ? 'download' : rest.join('-')}.${extension}`;
}

/** What a file of an example is called, by what is in it: `<svg …` → `logo.svg`. */
export function uploadName(stem: string, content: unknown): string {
  const text = typeof content === 'string' ? content : '';
  if (text.startsWith('<svg')) return `${stem}.svg`;
  if (text.startsWith('%PDF')) return `${stem}.pdf`;
  return /^[^\n]+,[^\n]+\n/.test(text) ? `${stem}.csv` : `${stem}.bin`;
}
