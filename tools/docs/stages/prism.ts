import { type MockOptions, startMock } from '../../mock/start-mock.ts';
import { type OpenStage, routesTo } from './stage.ts';

/** Prism looks at no credentials; this key has the form of every vendor's. */
const CREDENTIALS = { API_KEY: '0'.repeat(64), API_SECRET: 'mock', ACCESS_TOKEN: 'mock', TOKEN: 'mock' };

/** Prism in the place of an API that has no sandbox: it answers with the examples of the spec, and remembers nothing. */
export async function openPrism(api: string, options: Pick<MockOptions, 'specs'> = {}): Promise<OpenStage> {
  const mock = await startMock(api, options);
  // It serves the paths of a spec without those of its servers.
  const routes = routesTo(mock.url, mock.document.servers).map(([service]) => [service, mock.url] as const);
  return { routes, variables: CREDENTIALS, close: () => mock.stop() };
}
