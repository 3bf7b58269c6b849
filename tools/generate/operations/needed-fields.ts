import { chosenMedia } from '../../shared/media-types.ts';
import type { OpenApi, Operation, Schema } from '../../shared/openapi.ts';
import { resolve } from '../../shared/openapi.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';

/** The fields of an operation's body that the client asks for though its schema does not (`x-needed`). */
export function neededFields(document: OpenApi, { id, requestBody, pointer }: Operation): string[] {
  const [, media] = chosenMedia(requestBody?.content) ?? [];
  const { properties = {} } = resolve<Schema>(document, (media?.schema ?? {}) as Schema & { $ref: string });
  const needed = Object.keys(properties).filter((name) => properties[name]?.['x-needed'] === true);
  if (needed.length > 0 && requestBody?.required !== true) {
    throw new UnsupportedShape(
      `The body of \`${id}\` may be left out, and \`${needed.join('`, `')}\` with it. Make the body \`required\`, or take \`x-needed\` away.`,
      `${pointer}/requestBody`,
    );
  }
  return needed;
}
