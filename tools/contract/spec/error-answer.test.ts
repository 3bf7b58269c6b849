import { expect, test } from 'vitest';
import type { OpenApi } from '../../shared/openapi.ts';
import { errorAnswer } from './error-answer.ts';

const answer = { example: 'shown', mediaType: 'application/json', isJson: true, headers: {} };

test.each<[object | undefined, unknown, boolean]>([
  [{ code: 'code', message: 'message' }, { code: 'E_NO' }, true],
  [{ code: 'code', message: 'message' }, { detail: 'No.' }, false],
  [{ requestIdHeader: 'X-Request-Id' }, { detail: 'No.' }, true],
  [undefined, { detail: 'No.' }, true],
  [undefined, 'No.', false],
  [undefined, undefined, false],
])('by the places %o, %o is in the form of an error: %s', (errors, value, isInForm) => {
  const document = { openapi: '3.1.0', info: { title: 'Shop', version: '1' }, 'x-errors': errors } as OpenApi;
  expect(errorAnswer(document, { ...answer, value }).isInForm).toBe(isInForm);
});
