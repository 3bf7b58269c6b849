import type { ApiPage } from '../model/api-page.ts';
import type { FieldNode } from '../model/field-node.ts';
import type { AnswerPage, BodyExample, OperationPage } from '../model/operation-page.ts';
import { code } from '../words/code.ts';
import { fieldLine, fieldList, innerList, joined } from './field-list.ts';

const PLACES = { path: 'path', query: 'query', header: 'headers' } as const;

/** The page of an operation as Markdown, for whoever reads without a browser: a person, an assistant. */
export function operationMarkdown(api: ApiPage, page: OperationPage): string {
  return `${[
    ...head(api, page),
    ...section('Samples', samples(page)),
    ...section('Parameters', parameters(page)),
    ...section('Body', body(page)),
    ...section('Answers', page.answers.flatMap(answer)),
    ...section('Errors', errors(page)),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function head(api: ApiPage, page: OperationPage): string[] {
  const notes = [
    page.deprecated === true ? 'Deprecated.' : '',
    page.inferred === undefined ? '' : `${inferredLead(page)} ${page.inferred}`,
    page.marks.includes('no credentials') ? 'Sent without credentials.' : '',
    page.paging?.sentence ?? '',
    page.idempotent ?? '',
    page.unknownOutcome === undefined ? '' : `After an unknown outcome: ${page.unknownOutcome.sentence}`,
  ].filter((note) => note !== '');
  return [
    `# ${page.summary}`,
    '',
    `${code(`${page.method} ${page.path}`)} · ${code(`${page.call}()`)} · ${code(`${page.functionName}()`)} of ${code(api.importPath)}, ${api.title} ${api.version}`,
    '',
    page.description,
    '',
    ...notes.flatMap((note) => [note, '']),
    ...(page.source === undefined ? [] : [`The vendor's page: <${page.source}>`, '']),
  ];
}

function inferredLead({ marks }: OperationPage): string {
  return marks.includes('inferred')
    ? 'Method or path is inferred; `use: [overrides(…)]` sends it otherwise.'
    : "Not in the vendor's page for this API.";
}

function samples({ samples: all, curl }: OperationPage): string[] {
  return [
    ...all.flatMap(({ title, code: text }) => [
      title === 'Client' ? 'With the client:' : 'With the function alone, for small bundles:',
      '',
      ...fenced('ts', text),
    ]),
    'With curl:',
    '',
    ...fenced('sh', curl),
  ];
}

function parameters({ parameters: groups, managed }: OperationPage): string[] {
  return [
    ...groups.flatMap(({ place, fields }) => [`In ${code(PLACES[place])}:`, '', ...fieldList(fields), '']),
    ...(managed.length === 0 ? [] : ['The client supplies:', '']),
    ...managed.flatMap(({ node, how }) => [`- ${fieldLine(node)} ${how}`, ...innerList(node, 1)]),
  ];
}

function body({ body: page }: OperationPage): string[] {
  if (page === undefined) return [];
  return [
    `${code(page.mediaType)}, ${page.required ? 'required' : 'may be left out'}. ${page.description ?? ''}`.trim(),
    '',
    ...wholeNode(page.node),
    ...page.examples.flatMap(example),
  ];
}

function answer(page: AnswerPage): string[] {
  const { status, description, error, inferred, notExecuted, mediaTypes, headers, node, examples } = page;
  const notes = [
    inferred ? 'Known from general rules, not printed with this operation.' : '',
    notExecuted ? 'The service says that nothing was carried out.' : '',
    error === undefined ? '' : `${code(error.className)}.`,
  ].filter((note) => note !== '');
  return [
    `### ${status}`,
    '',
    [description, ...notes].join(' '),
    '',
    ...(mediaTypes.length === 0 ? [] : [`As ${mediaTypes.map(code).join(' or ')}:`, '']),
    ...(node === undefined ? [] : wholeNode(node)),
    ...(headers.length === 0 ? [] : ['Headers:', '', ...fieldList(headers), '']),
    ...examples.flatMap(example),
  ];
}

function wholeNode(node: FieldNode): string[] {
  return [joined({ ...node, required: false }), '', ...innerList(node), ''];
}

function example({ name, summary, language, text }: BodyExample): string[] {
  return [
    `Example ${code(name)}${summary === undefined ? '' : `: ${summary}`}`,
    '',
    ...fenced(language, text),
  ];
}

function errors({ errors: all }: OperationPage): string[] {
  return all.map(({ name, statuses, when, whatToDo }) => {
    const by = statuses.length === 0 ? '' : ` (${statuses.join(', ')})`;
    return `- ${code(name)}${by}: ${when} ${whatToDo}`;
  });
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

function fenced(language: string, text: string): string[] {
  const runs = [...text.matchAll(/`{3,}/g)].map(([run]) => run.length);
  const fence = '`'.repeat(Math.max(3, ...runs.map((length) => length + 1)));
  return [`${fence}${language}`, text.trimEnd(), fence, ''];
}
