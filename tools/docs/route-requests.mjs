import { subscribe } from 'node:diagnostics_channel';

// Loaded before a snippet that is run: its requests go to the stand-ins instead of the services, to ports that it has
// opened itself, and nowhere else. No TypeScript: each snippet's process would load what takes its types off.
/** @type {[service: string, standIn: string][]} */
const routes = JSON.parse(process.env.QUITTANCE_DOCS_ROUTES ?? '[]');
const realFetch = globalThis.fetch;
const opened = new Set();

subscribe('tracing:net.server.listen:asyncEnd', (message) => {
  const address = message.server.address();
  if (typeof address === 'object' && address) opened.add(`http://127.0.0.1:${address.port}`);
});

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  if (opened.has(new URL(request.url).origin)) return realFetch(request);
  const [service, standIn] = routes.find(([url]) => request.url.startsWith(`${url}/`)) ?? [];
  if (service === undefined || standIn === undefined) {
    throw new Error(
      `A snippet may talk to its stand-ins only, not to ${request.url}. Name the API in \`run:\`.`,
    );
  }
  return realFetch(new Request(standIn + request.url.slice(service.length), request));
};
