import type { Sample } from '../model/operation-page.ts';
import { inputOf, isKeyed, optionsOf, type SampleParts } from './call-input.ts';
import { downloadName } from './file-name.ts';
import { Expression, printLiteral, quote, WIDTH } from './print-literal.ts';
import { itemOf, nodesAt, nodeWithin, tellingMembers } from './shown-result.ts';

/** The samples of an operation in TypeScript: with the client, and with the function alone. Each is a whole module. */
export function sampleCode(parts: SampleParts): Sample[] {
  return [
    { title: 'Client', code: moduleOf(parts, 'Client') },
    { title: 'Function', code: moduleOf(parts, 'Function') },
  ];
}

function moduleOf(parts: SampleParts, title: Sample['title']): string {
  const { client, page } = parts;
  const isClient = title === 'Client';
  const variable = isClient ? client.variable : 'client';
  const factory = isClient ? client.factory : client.clientFactory;
  const input = inputOf(parts);
  const call = isClient ? page.call : page.functionName;
  const given = { ...(isClient ? {} : { client: new Expression('client') }), ...input };
  const made = `const ${variable} = ${factory}(`;
  const options = printLiteral(optionsOf(parts), { indent: 0, before: made.length, behind: 2 });
  const body = [`${made}${options});`, '', ...callLines(parts, call, given)];
  return [
    ...importLines(parts, isClient ? [factory] : [factory, page.functionName], body),
    '',
    ...body,
    '',
  ].join('\n');
}

function importLines(
  { client, page }: SampleParts,
  names: readonly string[],
  body: readonly string[],
): string[] {
  const code = body.join('\n');
  const node = ['readFile', 'writeFile'].filter((name) => code.includes(`${name}(`));
  const sorted = [...names].sort((a, b) => a.localeCompare(b, 'en'));
  const line = `import { ${sorted.join(', ')} } from '${client.importPath}';`;
  return [
    ...(node.length === 0 ? [] : [`import { ${node.join(', ')} } from 'node:fs/promises';`]),
    line.length > WIDTH ? `import {\n  ${sorted.join(',\n  ')},\n} from '${client.importPath}';` : line,
    ...(isKeyed(page) ? ["import { idempotencyKeyFrom } from '@quittance/runtime';"] : []),
  ];
}

function callLines(parts: SampleParts, call: string, given: Readonly<Record<string, unknown>>): string[] {
  const { page } = parts;
  const success = page.answers.find(({ isSuccess, node }) => isSuccess && node !== undefined);
  const nodeAt = nodesAt(page);
  const callWith = (lead: string): string => {
    if (Object.keys(given).length === 0) return `${lead}${call}();`;
    const before = `${lead}${call}(`;
    return `${before}${printLiteral(given, { indent: 0, before: before.length, behind: 2 })});`;
  };
  if (page.marks.includes('paged')) {
    const { items = '' } = parts.operation.extensions['x-pagination'] as { items?: string };
    const item = itemOf(nodeWithin(success?.node, items, nodeAt));
    const print = printed('item', tellingMembers(item, nodeAt));
    return [callWith('const list = '), `for await (const item of list) ${print}`];
  }
  if (page.marks.includes('stream')) {
    const name = downloadName(page.functionName, success?.mediaTypes[0] ?? '');
    return [callWith('const { data } = await '), `await writeFile(${quote(name)}, data);`];
  }
  if (page.marks.includes('events'))
    return [callWith('const { data } = await '), 'for await (const event of data) console.log(event.data);'];
  const comment = isKeyed(page)
    ? ['// The same id gives the same key, also after a crash: nothing is done twice.']
    : [];
  if (success === undefined)
    return [...comment, callWith('const { response } = await '), 'console.log(response.status);'];
  return [
    ...comment,
    callWith('const { data } = await '),
    success.node?.each === 'item'
      ? `for (const item of data) ${printed('item', tellingMembers(itemOf(success.node), nodeAt))}`
      : printed('data', tellingMembers(success.node, nodeAt)),
  ];
}

function printed(name: string, members: readonly string[]): string {
  return `console.log(${members.length === 0 ? name : members.map((member) => `${name}${member}`).join(', ')});`;
}
