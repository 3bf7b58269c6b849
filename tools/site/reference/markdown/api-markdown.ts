import type { ApiPage } from '../model/api-page.ts';
import { code } from '../words/code.ts';

/** Where the page of an operation is, for links. */
export type OperationUrl = (api: ApiPage, slug: string) => string;

/** The page of an API as Markdown: what holds for all of its operations, and a link to each. */
export function apiMarkdown(api: ApiPage, urlOf: OperationUrl): string {
  return `${[
    `# ${api.title} ${api.version}`,
    '',
    `${code(`import { ${api.factory}, ${api.clientFactory} } from '${api.importPath}'`)}`,
    '',
    api.description,
    '',
    ...(api.source === undefined ? [] : [`The vendor's page: <${api.source}>`, '']),
    ...section('Client options', options(api)),
    ...section('Servers', servers(api)),
    ...section('Credentials', credentials(api)),
    ...section('Idempotency', [...(api.idempotency?.sentences ?? [])]),
    ...section('Errors', errors(api)),
    ...section('Operations', operations(api, urlOf)),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function options({ options: all }: ApiPage): string[] {
  return all.map(
    ({ name, type, required, description }) =>
      `- **${name}**: ${[code(type), ...(required ? ['required'] : []), description].filter(Boolean).join('; ')}`,
  );
}

function servers({ servers: all }: ApiPage): string[] {
  return all.map(({ url, description = '', environment, isDefault, warning, variables }) => {
    const chosen = environment === undefined ? '' : ` (${code(`environment: '${environment}'`)})`;
    const parts = variables.map((one) => `${code(one.name)} is ${code(one.default)} by default.`);
    const notes = [isDefault ? 'The default.' : '', oneLine(description), warning ?? '', ...parts];
    return `- <${url}>${chosen}: ${notes.filter((note) => note !== '').join(' ')}`;
  });
}

function credentials({ auth }: ApiPage): string[] {
  return auth.map(({ header, description, keyFormat }) => {
    const format = keyFormat === undefined ? '' : ` ${keyFormat.hint} (${code(keyFormat.pattern)})`;
    return `- ${code(header)}: ${oneLine(description)}${format}`;
  });
}

function errors({ errors: { code: codes, message, fields, requestIdHeader } }: ApiPage): string[] {
  const told = [
    ['code', codes],
    ['message', message],
    ['fields', fields],
  ] as const;
  return [
    ...told.flatMap(([name, paths]) =>
      paths.length === 0
        ? []
        : [`- ${code(name)} is read from ${paths.map(code).join(', else ')} of the answer.`],
    ),
    ...(requestIdHeader === undefined
      ? []
      : [`- ${code('requestId')} is the header ${code(requestIdHeader)}: quote it to the vendor's support.`]),
  ];
}

function operations(api: ApiPage, urlOf: OperationUrl): string[] {
  return api.groups.flatMap(({ title, description, operations: pages }) => [
    `### ${title}`,
    '',
    ...(description === undefined ? [] : [description, '']),
    ...pages.map((page) => {
      const marks = page.marks.length === 0 ? '' : ` (${page.marks.join(', ')})`;
      return `- [${code(page.call)}](${urlOf(api, page.slug)}): ${page.summary}${marks}`;
    }),
    '',
  ]);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
