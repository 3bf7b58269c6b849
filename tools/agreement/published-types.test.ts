import { expect, expectTypeOf, it, vi } from 'vitest';
import * as classic from 'zod';
import * as z from 'zod/mini';
import type { RecordContent, RecordCreateRequest } from '../../packages/fiskaly/src/gen/sign-pt/types.gen.ts';
import { type zRecordContent, zRecordCreateRequest } from '../../packages/fiskaly/src/gen/sign-pt/zod.gen.ts';

const request: RecordCreateRequest = {
  content: {
    type: 'INTENTION',
    system: { id: '0199c2a6-53c8-7a90-b1e7-5c0d4e9f7a03' },
    operation: { type: 'TRANSACTION' },
  },
};

it('builds none by an import, of hundreds', async () => {
  // Others may have used those that were imported.
  vi.resetModules();
  const all = Object.values(await import('../../packages/fiskaly/src/gen/sign-pt/zod.gen.ts'));
  expect(all.length).toBeGreaterThan(300);
  for (const schema of all) {
    expect(schema).toBeInstanceOf(z.ZodMiniType);
    expect(schema.def).not.toHaveProperty('_cachedInner');
  }
});

it('has the generated types', () => {
  expectTypeOf<z.infer<typeof zRecordCreateRequest>>().toEqualTypeOf<RecordCreateRequest>();
  expectTypeOf<z.output<typeof zRecordContent>>().toEqualTypeOf<RecordContent>();
  expectTypeOf(zRecordCreateRequest.parse(request)).toEqualTypeOf<RecordCreateRequest>();
});

it.each([
  ['zod/mini', z.object({ till: z.string(), request: zRecordCreateRequest })],
  ['zod', classic.z.object({ till: classic.z.string(), request: zRecordCreateRequest })],
])("checks a queue's message, in an object of %s", (_, Message) => {
  expect(Message.parse({ till: 'till-7', request }).request).toBe(request);
  const { error } = Message.safeParse({ till: 'till-7', request: { content: { type: 'SALE' } } });
  expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['request.content.type']);
  expect(error?.issues[0]?.message).not.toBe('Invalid input');
  expectTypeOf<z.infer<typeof Message>['request']>().toEqualTypeOf<RecordCreateRequest>();
});
