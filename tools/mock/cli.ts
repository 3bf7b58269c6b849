import { apiArgument } from '../shared/command-line/api-argument.ts';
import { runCommand } from '../shared/command-line/run-command.ts';
import { wholeNumber } from '../shared/command-line/whole-number.ts';
import { curlLine, exampleRequest } from './example-request.ts';
import type { Mock } from './start-mock.ts';

await runCommand(
  {
    name: 'pnpm mock',
    summary:
      'A mock of an API to work against, until Ctrl-C: Prism, which answers with the examples of the spec.',
    arguments: [apiArgument('<api>', 'The API to mock.')],
    options: {
      port: { type: 'string', description: 'Where it listens, from 1 to 65535; a free port without it.' },
    },
    examples: ['pnpm mock keyline', 'pnpm mock fiskaly/sign-pt --port 4010'],
  },
  async ({ values, positionals: [id = ''] }) => {
    await serve(id, values.port === undefined ? {} : { port: wholeNumber('port', values.port, 65_535) });
    return true;
  },
);

async function serve(id: string, port: { readonly port?: number }): Promise<void> {
  let isReady = false;
  const { startMock } = await import('./start-mock.ts');
  const mock = await startMock(id, {
    ...port,
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
