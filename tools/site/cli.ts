import { runCommand } from '../shared/command-line/run-command.ts';
import { UsageError } from '../shared/command-line/usage-error.ts';
import { wholeNumber } from '../shared/command-line/whole-number.ts';

await runCommand(
  {
    name: 'pnpm site',
    summary:
      'Builds the documentation into tools/site/dist: reference, guides and figures, from the specs and packages as they are.',
    options: {
      dev: {
        type: 'boolean',
        description: 'Shows it while you write, until Ctrl-C; a change of a spec or page reloads it.',
      },
      preview: { type: 'boolean', description: 'Builds it, then serves it until Ctrl-C.' },
      port: {
        type: 'string',
        description: 'Where --dev and --preview listen, from 1 to 65535.',
        default: '4321',
      },
    },
    examples: ['pnpm site', 'pnpm site --dev', 'pnpm site --preview --port 8080'],
  },
  async ({ values }) => {
    const port = wholeNumber('port', values.port, 65_535);
    if (values.dev && values.preview) throw new UsageError('`--dev` and `--preview` exclude each other.');
    const { buildSite, serveSite, watchSite } = await import('./site.ts');
    if (values.dev) console.log(`While you write: ${(await watchSite(port)).url}   Stop: Ctrl-C.`);
    else {
      const { pages, seconds } = await buildSite();
      console.log(`tools/site/dist: ${pages} pages in ${seconds} s`);
      if (values.preview) console.log(`Served: ${(await serveSite(port)).url}   Stop: Ctrl-C.`);
    }
    return true;
  },
);
