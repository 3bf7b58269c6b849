import { parseArgs } from 'node:util';
import { registeredApis, requestedIds } from '../shared/apis.ts';
import { curlLine, exampleRequest } from './example-request.ts';
import { type Mock, startMock } from './start-mock.ts';

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { port: { type: 'string' } },
    allowPositionals: true,
  });
  const [id] = positionals.length === 1 ? requestedIds(positionals) : [];
  const port = values.port === undefined ? undefined : Number(values.port);
  if (id === undefined || (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))) {
    throw new Error(
      `Usage: pnpm mock <api> [--port <1-65535>]. APIs: ${registeredApis()
        .map((api) => api.id)
        .join(', ')}.`,
    );
  }
  let isReady = false;
  const mock = await startMock(id, {
    ...(port === undefined ? {} : { port }),
    onOutput: (text) => isReady && process.stdout.write(text),
  });
  isReady = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void mock.stop().then(() => process.exit(0)));
  }
  console.log(howToReach(id, mock));
}

function howToReach(id: string, { url, document }: Mock): string {
  const request = exampleRequest(document, url);
  const [example = '<name>'] = request?.examples ?? [];
  return `${id} is mocked at ${url} (the \`baseUrl\` of a client). Try it:

  ${request ? curlLine(request) : `curl ${url}`}

Choose an answer:  -H 'Prefer: code=404'  or  -H 'Prefer: example=${example}'
What is wrong with a request is told in the \`sl-violations\` response header, and here. Stop: Ctrl-C.
`;
}
