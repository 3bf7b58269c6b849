// A browser: the front serves the page and takes the report. Credentials belong to servers, so a client says no first,
// on the page and in a worker of it.
import { createSignPt } from '@quittance/fiskaly/sign-pt';
import { exercise } from './exercise.mjs';

const front = new URL('.', location.href).href.replace(/\/$/, '');
const steps = {
  refused: refusal(),
  'refused in a worker': await new Promise((resolve) => {
    const worker = new Worker('page-worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => resolve(`the worker failed: ${message}`);
  }),
  ...(await exercise(front, { dangerouslyAllowBrowser: true })),
};
const brands = await navigator.userAgentData.getHighEntropyValues(['fullVersionList']);
const chromium = brands.fullVersionList.find(({ brand }) => brand === 'Chromium');
await fetch(`${front}/report`, {
  method: 'POST',
  body: JSON.stringify({ version: `Chromium ${chromium?.version}`, steps }),
});

function refusal() {
  try {
    createSignPt({ apiKey: 'mock-key', apiSecret: 'mock-secret' });
    return 'a client was made with credentials, and nobody said `dangerouslyAllowBrowser`';
  } catch (error) {
    return error.message.includes('dangerouslyAllowBrowser') ? 'ok' : String(error);
  }
}
