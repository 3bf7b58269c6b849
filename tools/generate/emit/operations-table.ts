import type { OpenApi } from '../../shared/openapi.ts';
import { operations } from '../../shared/openapi.ts';
import { clientOperation } from '../operations/client-operation.ts';
import { sourceOf } from '../operations/operation-comment.ts';

/** The text of `operations.md`: a table of every operation, for the package's README to point to. */
export function operationsTable(document: OpenApi): string {
  const rows = [...operations(document)].map((operation) => {
    const { functionName, group, method, isList, descriptor } = clientOperation(document, operation);
    const marks = [
      isList ? 'paged' : '',
      descriptor.covered === true ? 'idempotent' : '',
      descriptor.accept === 'stream' ? 'stream' : '',
      String(descriptor.accept).endsWith('Events') ? 'events' : '',
      operation.extensions['x-inferred'] === true ? '**inferred**' : '',
      documented(operation.extensions) ? '' : "**not in the vendor's page for this API**",
    ].filter((mark) => mark !== '');
    const source = sourceOf(document, operation);
    const title = operation.object.summary ?? operation.id;
    return [
      `\`${[...group, method].join('.')}\``,
      `\`${functionName}\``,
      `\`${operation.method.toUpperCase()} ${descriptor.path}\``,
      source === undefined ? title : `[${title}](${source})`,
      marks.join(', '),
    ].join(' | ');
  });
  return [
    `# ${document.info.title} ${document.info.version}: operations`,
    '',
    '| Method | Function | Route | What it does | |',
    '|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    '',
    '*inferred*: the vendor prints no method or path for it; `use: [overrides(…)]` sets another.',
    '',
  ].join('\n');
}

function documented(extensions: Readonly<Record<string, unknown>>): boolean {
  return (extensions['x-source'] as { documented?: boolean } | undefined)?.documented !== false;
}
