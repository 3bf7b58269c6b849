import { expect, test } from 'vitest';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { callLayer } from '../layers/use.ts';
import { bindOperation } from '../operation/bind-operation.ts';
import { listOperation } from '../operation/list-operation.ts';
import { json } from '../testing/fake-fetch.ts';
import { createReceipt, getReceipt, testClient } from '../testing/test-api.ts';
import { showCaller } from './show-caller.ts';

type Args = Parameters<typeof testClient>;
const list = listOperation<{ query?: object; url: '/receipts' }, { 200: unknown[] }, unknown>({
  id: 'listReceipts',
  method: 'GET',
  path: '/receipts',
  pagination: { style: 'filter', items: '', nextStep: () => ({ end: true }) },
});

const stackOf = async (call: (client: Args) => Promise<unknown>): Promise<string> => {
  const error = await call([[json(404, { code: 'GONE' })]]).catch((thrown: unknown) => thrown);
  return (error as Error).stack ?? '';
};

// Named functions: what is looked for in the stacks.
async function readsWrongly(given: Args) {
  await getReceipt({ client: testClient(...given).client, path: {} as never });
}
async function readsBound(given: Args) {
  await bindOperation(testClient(...given).client, getReceipt)({ path: {} as never });
}
async function readsWithTimeout(given: Args) {
  await getReceipt({ client: testClient(...given).client, path: { receipt_id: 'r1' }, timeout: -1 });
}
async function writesWrongly(given: Args) {
  await createReceipt({ client: testClient(...given).client, body: { type: 'NONE' as 'SALE' } });
}
async function readsThroughLayers([answers]: Args) {
  const through = callLayer((_, next) => next());
  const { client } = testClient(answers, { use: [through, through, through] });
  await getReceipt({ client, path: {} as never });
}
async function awaitsList(given: Args) {
  await list({ client: testClient(...given).client, query: { x: 1 } });
}
async function iteratesList(given: Args) {
  for await (const one of list({ client: testClient(...given).client, query: { x: 1 } })) expect(one).toBe(0);
}
async function collectsList(given: Args) {
  await list({ client: testClient(...given).client, query: { x: 1 } }).toArray({ limit: 1 });
}
async function isRefused(given: Args) {
  await getReceipt({ client: testClient(...given).client, path: { receipt_id: 'r1' } });
}

test.each([
  readsWrongly,
  readsBound,
  readsWithTimeout,
  writesWrongly,
  readsThroughLayers,
  awaitsList,
  iteratesList,
  collectsList,
  isRefused,
])('the stack of an error shows its caller: %o', async (call) => {
  const stack = await stackOf(call);
  expect(stack).toMatch(/^\w+Error: \[acme\/till\] \w+/);
  expect(stack.split('\n').filter((line) => line.includes(call.name))).toHaveLength(1);
});

test('what is wrong with the input shows none of the layers', async () => {
  const stack = await stackOf(readsWrongly);
  expect(stack).not.toMatch(/prepare|layered|settleCall/);
});

test('a caller that does not wait is shown, too', async () => {
  const { client } = testClient([json(200, {})]);
  let stack: string | undefined;
  const startsAndGoes = () =>
    getReceipt({ client, path: {} as never }).then(undefined, (error: Error) => {
      stack = error.stack;
    });
  await startsAndGoes();
  expect(stack).toContain('startsAndGoes');
});

test('an error that is returned shows it as well', async () => {
  const { client } = testClient([json(200, {})]);
  async function returnsIt() {
    return getReceipt({ client, path: {} as never, throwOnError: false });
  }
  expect((await returnsIt()).error?.stack).toContain('returnsIt');
});

test("the process's limit of frames stays as it was, and none are added where none are wanted", () => {
  const before = Error.stackTraceLimit;
  try {
    Error.stackTraceLimit = 0;
    const error = new ConfigurationError('[acme] wrong');
    showCaller(error, () => undefined, true);
    expect(error.stack).toBe('ConfigurationError: [acme] wrong');
    expect(Error.stackTraceLimit).toBe(0);
    Error.stackTraceLimit = 3;
    showCaller(new ConfigurationError('[acme] wrong'), () => undefined, true);
    expect(Error.stackTraceLimit).toBe(3);
  } finally {
    Error.stackTraceLimit = before;
  }
});

test('an engine without such stacks changes nothing', () => {
  const { captureStackTrace } = Error;
  const error = new ConfigurationError('[acme] wrong');
  const { stack } = error;
  try {
    Error.captureStackTrace = undefined as never;
    showCaller(error, () => undefined, false);
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
  expect(error.stack).toBe(stack);
});

test('an error stays what it is where nobody may change how many frames are kept', () => {
  const before = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit') as PropertyDescriptor;
  Object.defineProperty(Error, 'stackTraceLimit', { value: 10, writable: false, configurable: true });
  try {
    const error = new ConfigurationError('wrong');
    expect(() => showCaller(error, stackOf, true)).not.toThrow();
    expect(error.stack).toContain('ConfigurationError: wrong');
  } finally {
    Object.defineProperty(Error, 'stackTraceLimit', before);
  }
});
