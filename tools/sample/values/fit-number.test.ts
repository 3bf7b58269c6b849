import { expect, test } from 'vitest';
import type { Schema } from '../../shared/openapi.ts';
import { fittingNumbers } from './fit-number.ts';

test.each<[Schema, readonly number[]]>([
  [{ type: 'integer' }, [1, 2, 3]],
  [{ type: 'number' }, [0.5, 1, 1.5]],
  [{ type: 'integer', minimum: 3, maximum: 4 }, [3, 4]],
  [{ type: 'integer', maximum: -2 }, [-2, -3, -4]],
  [{ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.1 }, [0.05]],
  [{ type: 'number', minimum: 0.1, maximum: 0.2 }, [0.1, 0.15000000000000002, 0.2]],
  [{ type: 'integer', minimum: 1, multipleOf: 0.5 }, [1, 2, 3]],
  [{ type: 'integer', minimum: 10, multipleOf: 7 }, [14, 21, 28]],
  [{ type: 'number', minimum: 9.99, maximum: 10, multipleOf: 0.01 }, [9.99, 10]],
  [{ type: 'integer', minimum: 1.2, maximum: 1.8 }, []],
  [{ type: 'integer', minimum: 10, exclusiveMinimum: 100 }, [101, 102, 103]],
  [{ type: 'integer', maximum: -1, exclusiveMaximum: -3, minimum: -9, exclusiveMinimum: -9 }, [-8, -7, -6]],
])('makes of %o the numbers %o', (schema, numbers) => {
  expect(fittingNumbers(schema, 3)).toEqual(numbers);
});
