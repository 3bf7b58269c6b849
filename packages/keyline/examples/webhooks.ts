// Receives webhooks: takes what Keyline signed, refuses what somebody else sent or changed on its way.
//   node webhooks.ts
// Set KEYLINE_WEBHOOK_SECRET, and KEYLINE_CHECKSUM_HEADER: no documentation names the header that carries the checksum,
// so look it up in a webhook that you receive. PORT is any free one by default.
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { parseWebhook } from '@quittance/keyline';
import { isWebhookError, isWebhookSignatureError } from '@quittance/runtime';

const {
  KEYLINE_WEBHOOK_SECRET = '',
  KEYLINE_CHECKSUM_HEADER = 'x-keyline-checksum',
  PORT = '0',
} = process.env;

const server = createServer(async (request, response) => {
  response.writeHead(await receive(request)).end();
});
server.listen(Number(PORT), '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object') console.log(`listening  http://127.0.0.1:${address?.port}`);
});

async function receive(request: IncomingMessage): Promise<number> {
  // The bytes as they came: parsed and written again, they would have another checksum.
  const rawBody = await buffer(request);
  const checksum = request.headers[KEYLINE_CHECKSUM_HEADER]?.toString();
  try {
    const { name, path } = await parseWebhook(rawBody, checksum, KEYLINE_WEBHOOK_SECRET);
    // Webhooks may come twice and out of order: read the object at `path`, or compare its `updated_at`.
    console.log(`taken      ${name} ${path}`);
    return 204;
  } catch (error) {
    if (!isWebhookError(error)) throw error;
    console.log(`refused    ${error.message}`);
    return isWebhookSignatureError(error) ? 401 : 400;
  }
}
