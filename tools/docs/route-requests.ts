// Loaded before a snippet that is run: its requests go to the stand-ins instead of the services, and nowhere else.
const routes = JSON.parse(process.env.QUITTANCE_DOCS_ROUTES ?? '[]') as [service: string, standIn: string][];
const realFetch = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const [service, standIn] = routes.find(([url]) => request.url.startsWith(`${url}/`)) ?? [];
  if (service === undefined || standIn === undefined) {
    throw new Error(
      `A snippet may talk to its stand-ins only, not to ${request.url}. Name the API in \`run:\`.`,
    );
  }
  return realFetch(new Request(standIn + request.url.slice(service.length), request));
};
