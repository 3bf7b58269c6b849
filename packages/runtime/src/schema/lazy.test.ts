import { expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { lazy } from './lazy.ts';

it('builds a schema when it is first asked for, once', () => {
  const build = vi.fn(() => z.string());
  const schema = lazy(build);
  expect(build).not.toHaveBeenCalled();
  expect(schema()).toBe(schema());
  expect(build).toHaveBeenCalledTimes(1);
});
