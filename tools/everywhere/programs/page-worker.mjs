// A worker of a page has no window and no document, and shows its credentials all the same.
import { createSignPt } from '@quittance/fiskaly/sign-pt';

try {
  createSignPt({ apiKey: 'mock-key', apiSecret: 'mock-secret' });
  postMessage('a client was made with credentials, and nobody said `dangerouslyAllowBrowser`');
} catch (error) {
  postMessage(error.message.includes('dangerouslyAllowBrowser') ? 'ok' : String(error));
}
