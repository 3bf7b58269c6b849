import type { BodyFormat, BodyType } from '../../operation/descriptors.ts';
import { binaryBody } from './binary-body.ts';
import { formBody } from './form-body.ts';
import { jsonBody } from './json-body.ts';
import { multipartBody } from './multipart-body.ts';
import { textBody } from './text-body.ts';

/** Every type of body, for those who learn of it at run time. Generated operations name the one that they have. */
export const bodyFormats: Readonly<Record<BodyType, BodyFormat>> = {
  json: jsonBody,
  multipart: multipartBody,
  form: formBody,
  text: textBody,
  binary: binaryBody,
};
