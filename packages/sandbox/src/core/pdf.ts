const [WIDTH, HEIGHT, MARGIN] = [595, 842, 50] as const;

/** How wide a character is, in parts of its size: exact for Courier, a guess that breaks few lines for Helvetica. */
const FONTS = {
  Helvetica: { size: 11, leading: 16, wide: 0.5 },
  Courier: { size: 9, leading: 12, wide: 0.6 },
} as const;

/** How a PDF is set. */
export interface PdfOptions {
  /** Courier is a typewriter's: columns are made with spaces, 91 characters wide. Default: Helvetica. */
  readonly font?: keyof typeof FONTS;
}

/**
 * A PDF of lines of text, on as many A4 pages as they take: small, but one that readers open. A line that is too long goes on
 * in the next. Nothing is compressed, so that a test finds ASCII in the bytes; every other letter is shown, too.
 */
export function pdfOf(lines: readonly string[], { font = 'Helvetica' }: PdfOptions = {}): Uint8Array {
  const { size, leading, wide } = FONTS[font];
  const columns = Math.floor((WIDTH - 2 * MARGIN) / (size * wide));
  const codes = codesFor(lines.join(''));
  const pages = pagesOf(
    lines.flatMap((line) => broken(line, columns)),
    Math.floor((HEIGHT - 2 * MARGIN) / leading),
  );
  const pageAt = (index: number) => 4 + index * 2;
  const kids = pages.map((_, index) => `${pageAt(index)} 0 R`).join(' ');
  const encoding = `<< /Type /Encoding /BaseEncoding /WinAnsiEncoding${differences(codes)} >>`;
  const box = `/MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Resources << /Font << /F1 3 0 R >> >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< /Type /Font /Subtype /Type1 /BaseFont /${font} /Encoding ${encoding} >>`,
    ...pages.flatMap((page, index) => {
      const text = page.map((line) => `(${escaped(line, codes)}) Tj T*`).join('\n');
      const content = `BT /F1 ${size} Tf ${leading} TL ${MARGIN} ${HEIGHT - MARGIN} Td\n${text}\nET`;
      return [
        `<< /Type /Page /Parent 2 0 R ${box} /Contents ${pageAt(index) + 1} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return fileOf(objects);
}

/** All objects, and the table of where each of them begins. The file is ASCII, so that its places are counted right. */
function fileOf(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(file.length);
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return new TextEncoder().encode(file + end);
}

/** A line as one or several that fit, broken at a space where there is one. */
function broken(line: string, columns: number): readonly string[] {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(' ', columns);
    const end = space > 0 ? space : columns;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
}

function pagesOf(lines: readonly string[], size: number): readonly (readonly string[])[] {
  const count = Math.max(1, Math.ceil(lines.length / size));
  return Array.from({ length: count }, (_, index) => lines.slice(index * size, (index + 1) * size));
}

/** A code for each letter beyond Latin-1: those of control characters are free, and enough for a few scripts. */
function codesFor(text: string): ReadonlyMap<string, number> {
  const beyond = [...new Set(text)].filter((sign) => (sign.codePointAt(0) ?? 0) > 0xff);
  const free = Array.from({ length: 63 }, (_, index) => (index < 31 ? index + 1 : index - 31 + 0x80));
  return new Map(beyond.flatMap((sign, at) => (free[at] === undefined ? [] : [[sign, free[at]]])));
}

/** Names the letters of these codes, as fonts name them. */
function differences(codes: ReadonlyMap<string, number>): string {
  const names = [...codes].map(([sign, code]) => {
    const point = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `${code} /${point.length > 4 ? 'u' : 'uni'}${point.padStart(4, '0')}`;
  });
  return names.length === 0 ? '' : ` /Differences [${names.join(' ')}]`;
}

/** A string of PDF: its own signs escaped, all beyond ASCII as octal; `?` for what there is no code for. */
function escaped(line: string, codes: ReadonlyMap<string, number>): string {
  return [...line]
    .map((sign) => {
      const point = sign.codePointAt(0) ?? 0;
      if ('()\\'.includes(sign)) return `\\${sign}`;
      if (point >= 0x20 && point < 0x7f) return sign;
      const code = codes.get(sign) ?? (point >= 0xa0 && point <= 0xff ? point : 0x3f);
      return code === 0x3f ? '?' : `\\${code.toString(8).padStart(3, '0')}`;
    })
    .join('');
}
