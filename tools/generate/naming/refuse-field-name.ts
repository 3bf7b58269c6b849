import { UnsupportedShape } from '../unsupported-shape.ts';

/** Refuses a name that an object of JavaScript cannot hold as it is written: it would be lost, or be another one. */
export function refuseFieldName(name: string, pointer: string, required: boolean): void {
  if (name === '__proto__') {
    throw new UnsupportedShape(
      '`__proto__` cannot be a field: JavaScript reads it as the prototype of the object. Leave it out of the spec.',
      pointer,
    );
  }
  if (!required && name in Object.prototype) {
    throw new UnsupportedShape(
      `Every object of JavaScript has a \`${name}\`, so that one without the field cannot be told apart. List it in \`required\`, or leave it out of a schema that says \`x-open\`.`,
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
