import { UnsupportedShape } from './unsupported-shape.ts';

/** Refuses a name that an object of JavaScript cannot hold as it is written: it would be lost, or be another one. */
export function refuseFieldName(name: string, pointer: string): void {
  if (name === '__proto__') {
    throw new UnsupportedShape(
      '`__proto__` cannot be a field: JavaScript reads it as the prototype of the object. Leave it out of the spec.',
      pointer,
    );
  }
  // hey-api writes a name of digits as a number: `007` would become 7.
  if (/^-?\d+(\.\d+)?$/.test(name) && String(Number(name)) !== name) {
    throw new UnsupportedShape(
      `\`${name}\` would be written as the number ${Number(name)}. Describe these fields as a map: \`additionalProperties: { … }\`.`,
      pointer,
    );
  }
}
