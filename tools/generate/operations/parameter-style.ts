import type { OpenApi, Parameter } from '../../shared/openapi.ts';
import { isJsonMediaType, parameterSchema } from '../../shared/openapi.ts';
import { isNested, shapeOf, type ValueShape } from '../../shared/value-shape.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';
import { isFlag } from './is-flag.ts';

/** A function of the runtime that writes a parameter. */
export interface Writer {
  readonly writer: string;
}

/** Every writer of the runtime that a style may ask for. */
export const WRITERS = [
  'commaDelimited',
  'deepObject',
  'eachAsJson',
  'eachField',
  'labelExploded',
  'labelStyle',
  'matrixExploded',
  'matrixStyle',
  'pipeDelimited',
  'reservedComma',
  'reservedForm',
  'simpleExploded',
  'simpleStyle',
  'spaceDelimited',
] as const;

type WriterName = (typeof WRITERS)[number];

/** How a parameter is written by its `style`, `explode` and `allowReserved`; nothing where it is as the client writes by itself. */
export function parameterStyle(
  document: OpenApi,
  parameter: Parameter,
  pointer: string,
): Writer | 'comma' | 'json' | 'flag' | undefined {
  const { in: place, style, content } = parameter;
  const refused = (what: string) =>
    new UnsupportedShape(
      `The parameter \`${parameter.name}\` has ${what}, which the clients do not write in a ${place}. Leave the operation out, or describe the parameter as the service takes it, too.`,
      pointer,
    );
  if (isFlag(parameter)) return 'flag';
  if (content !== undefined) {
    const [mediaType = ''] = Object.keys(content);
    if (place === 'query' && isJsonMediaType(mediaType)) return 'json';
    throw refused(`\`content\` of the type \`${mediaType}\``);
  }
  const schema = parameterSchema(parameter);
  const shape = shapeOf(document, schema);
  if (style !== 'deepObject' && isNested(document, schema)) {
    throw refused(`a list or an object inside ${NAMES[shape]}`);
  }
  const found =
    place === 'query'
      ? queryStyle(parameter, shape)
      : place === 'cookie'
        ? 'none'
        : partStyle(parameter, shape);
  if (found === 'none') return undefined;
  if (found !== undefined) return found === 'comma' ? found : { writer: found };
  throw refused(
    parameter.allowReserved === true
      ? '`allowReserved`'
      : `\`style: ${style ?? 'simple'}\` for ${NAMES[shape]}`,
  );
}

const NAMES: Readonly<Record<ValueShape, string>> = { scalar: 'a text', list: 'a list', object: 'an object' };

function queryStyle(
  { style = 'form', explode = style === 'form', allowReserved }: Parameter,
  shape: ValueShape,
): WriterName | 'comma' | 'none' | undefined {
  if (allowReserved === true) {
    if (style !== 'form' || shape === 'object') return undefined;
    return explode ? 'reservedForm' : 'reservedComma';
  }
  switch (style) {
    case 'form':
      if (shape === 'object') return explode ? 'eachField' : 'commaDelimited';
      return explode ? 'none' : 'comma';
    case 'deepObject':
      return 'deepObject';
    case 'spaceDelimited':
    case 'pipeDelimited':
      // Exploded, both are `ids=1&ids=2`, and objects have no form.
      return explode ? (shape === 'object' ? undefined : 'none') : style;
    default:
      return undefined;
  }
}

/** In a path or a header. */
function partStyle(
  { in: place, style = 'simple', explode = false, allowReserved }: Parameter,
  shape: ValueShape,
): WriterName | 'none' | undefined {
  if (allowReserved === true) return undefined;
  if (style === 'simple') {
    if (shape === 'scalar') return 'none';
    return explode ? 'simpleExploded' : 'simpleStyle';
  }
  if (place !== 'path') return undefined;
  if (style === 'label') return explode ? 'labelExploded' : 'labelStyle';
  if (style === 'matrix') return explode ? 'matrixExploded' : 'matrixStyle';
  return undefined;
}
