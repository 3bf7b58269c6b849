import { describe, expect, it } from 'vitest';
import { isBrowser } from './is-browser.ts';

const agent = (userAgent: string) => ({ navigator: { userAgent } });
const chromium = agent('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36');

describe('what counts as a browser', () => {
  it.each([
    ['a page', { window: {}, document: {}, ...chromium }],
    ['a page in jsdom', { window: {}, document: {}, ...agent('Mozilla/5.0 (linux) jsdom/27.0.0') }],
    ['a worker of a page', { WorkerGlobalScope: class {}, ...chromium }],
  ])('%s', (_name, scope) => {
    expect(isBrowser(scope)).toBe(true);
  });

  it.each([
    ['Node', agent('Node.js/24')],
    ['a runtime without a navigator', {}],
    ['React Native, which has a window and no document', { window: {} }],
    ['workerd', { WorkerGlobalScope: class {}, ...agent('Cloudflare-Workers') }],
    ['a worker of Deno', { WorkerGlobalScope: class {}, ...agent('Deno/2.9.6') }],
  ])('not %s', (_name, scope) => {
    expect(isBrowser(scope)).toBe(false);
  });

  it('not what runs this test', () => {
    expect(isBrowser()).toBe(false);
  });
});
