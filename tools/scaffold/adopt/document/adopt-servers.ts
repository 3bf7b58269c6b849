import { unique, words } from '../../names.ts';
import { asNode, type Draft, type Node } from '../finding.ts';

const environments = ['production', 'live', 'sandbox', 'staging', 'test', 'demo', 'development'];

/** Keeps the addresses that a client can be given, each with a name for the option `environment`. */
export function adoptServers({ document, findings }: Draft): void {
  const root = asNode(document);
  const taken = new Set<string>();
  const servers = (document.servers ?? []).flatMap((server) => {
    if (!/^https:\/\//.test(server.url)) {
      findings.push({
        where: 'servers',
        shape: `address \`${server.url}\``,
        advice:
          'left out: write the whole https address in openapi.yaml; until then callers must give `baseUrl`',
      });
      return [];
    }
    const { url, description, variables, ...extensions } = server;
    const own = extensions['x-environment'];
    const described = words(`${description ?? ''} ${url}`);
    const word = environments.find((one) => described.includes(one));
    const name = typeof own === 'string' ? own : (word ?? (taken.size === 0 ? 'production' : 'other'));
    const one: Node = { url, ...(description === undefined ? {} : { description }) };
    if (variables !== undefined) one.variables = variables;
    // One address needs no name: there is nothing to choose.
    const needsName = (document.servers ?? []).length > 1 || typeof own === 'string';
    return [
      {
        ...one,
        ...(needsName ? { 'x-environment': unique(name, taken, '-') } : {}),
        ...warning(asNode(server)),
      },
    ];
  });
  root.servers = servers;
  const page = asNode(root.externalDocs).url ?? asNode(servers[0]).url;
  delete root.externalDocs;
  if (typeof page === 'string' && URL.canParse(page)) root['x-source'] ??= { page };
}

function warning(server: Node): Node {
  return server['x-warning'] === undefined ? {} : { 'x-warning': server['x-warning'] };
}
