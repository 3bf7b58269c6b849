import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { loadGeneratedApis } from './generated-api.ts';
import { isJsonObject } from './values/change-at.ts';

const apis = await loadGeneratedApis();

describe.each(apis)('the schemas that the package of $id exports', ({ requests, answers }) => {
  it.each([...requests, ...answers])(
    'judge as the client does: $name',
    ({ published, samples, examples, issues }) => {
      const inside = z.object({ held: published });
      for (const { name, value } of [...samples, ...examples]) {
        const broken = isJsonObject(value)
          ? [
              ...Object.keys(value).map((key) => ({ ...value, [key]: { wrong: [] } })),
              { ...value, no_such: 1 },
              {},
            ]
          : [];
        for (const one of [value, ...broken, undefined, null, 'text']) {
          const { success, error } = published.safeParse(one);
          expect({ name, success }).toEqual({ name, success: issues(one).length === 0 });
          expect(inside.safeParse({ held: one }).success).toBe(success);
          for (const { message } of error?.issues ?? []) expect(message).not.toMatch(/^(Invalid input)?$/);
          if (success) expect(published.parse(one)).toBe(one);
        }
      }
    },
  );
});
