// Loaded before a snippet that is run: its requests go to the mocks instead of the services, and nowhere else.
const routes = JSON.parse(process.env.QUITTANCE_DOCS_ROUTES ?? '[]') as [service: string, mock: string][];
const prefer = process.env.QUITTANCE_DOCS_PREFER;
const realFetch = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const [service, mock] = routes.find(([url]) => request.url.startsWith(`${url}/`)) ?? [];
  if (service === undefined || mock === undefined) {
    throw new Error(`A snippet may talk to its mocks only, not to ${request.url}. Name the API in \`run:\`.`);
  }
  const routed = new Request(mock + request.url.slice(service.length), request);
  // Not for the request that fetches a token, which has none: it would never get to the call.
  if (prefer !== undefined && request.headers.has('authorization')) routed.headers.set('prefer', prefer);
  return realFetch(routed);
};
