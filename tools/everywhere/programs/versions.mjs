// What a user does with the packages, whatever versions of ky, zod and undici stand beside them. Prints what it found,
// as one line of JSON, or fails.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createKeyline } from '@quittance/keyline';
import { zOrderInput } from '@quittance/keyline/zod';
import { isRequestValidationError } from '@quittance/runtime';
import { createNodeFetch } from '@quittance/runtime/node';
import ky from 'ky';
import * as zod from 'zod';
import * as z from 'zod/mini';

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify([{ id: 7, name: 'Druckerei' }]));
  });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const settings = {
  apiKey: '0123456789abcdef'.repeat(4),
  baseUrl: `http://127.0.0.1:${server.address().port}`,
};
const list = async (options) => {
  const keyline = createKeyline({ ...settings, ...options });
  const [organization] = await keyline.organizations.list().toArray({ limit: 1 });
  assert.equal(organization.id, 7);
};

// The default path, a ky of the user's own, and undici.
await list({});
let hooks = 0;
const own = ky.create({ hooks: { beforeRequest: [() => void hooks++] } });
await list({ ky: own });
assert.equal(hooks, 1);
await list({ fetch: createNodeFetch() });

// Requests are checked, and the sentence names the field.
const { orders } = createKeyline(settings);
const refused = await orders.create({ body: { ordr: {} } }).catch((error) => error);
assert.ok(isRequestValidationError(refused), String(refused));
assert.match(refused.message, /body\.ordr is not a known field/);

// The schemas have a place in those of the user's own, of either build of zod, and are Standard Schemas.
for (const form of [z.object({ order: zOrderInput }), zod.object({ order: zOrderInput })]) {
  const { success, error } = form.safeParse({ order: 5 });
  assert.equal(success, false);
  assert.deepEqual(error.issues[0].path, ['order']);
}
assert.ok(zOrderInput['~standard'].validate(5).issues.length > 0);

server.close();
server.closeAllConnections();
const versionOf = (name) =>
  JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
console.log(JSON.stringify({ ky: versionOf('ky'), zod: versionOf('zod'), undici: versionOf('undici') }));
