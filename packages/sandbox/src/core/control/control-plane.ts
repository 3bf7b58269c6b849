import { Hono } from 'hono';
import type { Sandbox } from '../sandbox.ts';
import type { Event } from '../state/ledger.ts';
import type { Done } from '../state/ledger-view.ts';
import { fromThisMachine } from './from-this-machine.ts';
import { jsonBody } from './json-body.ts';
import { loggedCalls } from './logged-calls.ts';
import { pageRoutes } from './page/page-routes.ts';
import { readLimit, selectCalls } from './select-calls.ts';
import { createFaultNumbers, stateOf } from './told-state.ts';
import { watch } from './watch.ts';

/** What there is below `/_sandbox`, for who asks for something else. */
const THERE = [
  'GET /_sandbox',
  'GET /_sandbox/state',
  'GET /_sandbox/calls?operation=&differs=true&limit=200',
  'GET /_sandbox/calls/<request>',
  'GET /_sandbox/tables/<name>?limit=',
  'GET /_sandbox/ledger',
  'GET /_sandbox/watch',
  'POST /_sandbox/faults',
  'DELETE /_sandbox/faults',
  'DELETE /_sandbox/faults/<id>',
  'POST /_sandbox/clock',
  'POST /_sandbox/restore',
];

/**
 * What can be seen of a sandbox and done to it over HTTP, under `/_sandbox`: a page for people, and the same as JSON for
 * tests in other languages. Loopback only.
 */
export function createControlPlane(sandbox: Sandbox): Hono {
  const numbers = createFaultNumbers();
  const app = new Hono({ strict: false }).basePath('/_sandbox');
  app.use(fromThisMachine);
  app.onError((error, context) =>
    context.json(
      { error: error.message },
      error instanceof TypeError || error instanceof RangeError ? 400 : 500,
    ),
  );
  app.notFound(({ req, json }) =>
    json({ error: `\`${req.method} ${req.path}\` leads nowhere.`, there: THERE }, 404),
  );
  app.route('/', pageRoutes());

  app.get('/state', (context) => context.json(stateOf(sandbox, numbers)));
  app.get('/calls', (context) => {
    const { calls, total } = selectCalls(loggedCalls(sandbox), context.req.query(), sandbox.operations);
    return context.json(calls, 200, { 'x-total-count': String(total) });
  });
  app.get('/calls/:request', (context) => {
    const number = Number(context.req.param('request'));
    const call = loggedCalls(sandbox).find(({ attempts }) =>
      attempts.some(({ request }) => request === number),
    );
    if (!call) return context.json({ error: `There is no request ${context.req.param('request')}.` }, 404);
    const own = new Set(call.attempts.map(({ request }) => request));
    const isWork = (event: Event): event is Done => event.kind === 'done' && own.has(event.request);
    const work = sandbox.ledger.events.filter(isWork);
    return context.json({ ...call, work });
  });
  app.get('/tables/:table', (context) => {
    const limit = readLimit(context.req.query('limit'), Number.POSITIVE_INFINITY);
    const rows = sandbox.ledger.rows(context.req.param('table'));
    return context.json(rows.slice(-limit), 200, { 'x-total-count': String(rows.length) });
  });
  app.get('/ledger', (context) => context.text(sandbox.save()));
  app.get('/watch', (context) => watch(context, sandbox));

  app.post('/faults', async (context) => {
    const body = await jsonBody(context, ['place', 'act', 'name', 'operation', 'nth', 'times']);
    const { place, act, name, ...when } = body;
    // `add` looks at every field itself, whatever its type says.
    const add = sandbox.faults.add as (fault: object, when: object) => ReturnType<Sandbox['faults']['add']>;
    return context.json(
      numbers.told(add({ place, act, ...(name === undefined ? {} : { name }) }, when)),
      201,
    );
  });
  app.delete('/faults', (context) => {
    sandbox.faults.clear();
    return context.body(null, 204);
  });
  app.delete('/faults/:id', (context) => {
    const id = context.req.param('id');
    const handle = sandbox.faults.list().find((one) => String(numbers.numberOf(one)) === id);
    if (!handle) return context.json({ error: `There is no fault ${id}.` }, 404);
    handle.close();
    return context.body(null, 204);
  });
  app.post('/clock', async (context) => {
    const { advance } = await jsonBody(context, ['advance']);
    if (advance === undefined) throw new TypeError('`advance` is missing: give a duration, such as `25h`.');
    await sandbox.clock.advance(advance as Parameters<Sandbox['clock']['advance']>[0]);
    return context.json({ now: sandbox.clock.now().toISOString() });
  });
  app.post('/restore', async (context) => {
    const { snapshot } = await jsonBody(context, ['snapshot']);
    sandbox.restore(snapshot as number | undefined);
    return context.json({ snapshot: sandbox.snapshot() });
  });
  return app;
}
