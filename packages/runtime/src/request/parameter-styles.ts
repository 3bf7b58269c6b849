import type { ParameterWriter } from '../operation/descriptors.ts';
import { isPlain } from '../validation/is-plain.ts';

/** A value that a style has no form for; the message says what it must be. */
export class Unwritable extends TypeError {}

/** A text, number or truth value as a parameter writes it; `undefined` for anything else. */
export function scalar(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** Why a value is no scalar. */
export function notScalar(value: unknown): string {
  if (value === null) return 'must not be null; leave it out instead';
  if (value instanceof Date) return 'must be an ISO string, not a Date; write date.toISOString()';
  return 'must be a string, a number or a boolean';
}

type Encode = (text: string) => string;

function written(value: unknown, encode: Encode): string {
  const text = scalar(value);
  if (text === undefined) throw new Unwritable(notScalar(value));
  return encode(text);
}

/** The fields of an object, names and values as they are written; those that are `undefined` are left out. */
function fieldsOf(value: unknown, encode: Encode): (readonly [string, string])[] {
  if (!isPlain(value)) throw new Unwritable('must be a plain object');
  return Object.entries(value as object)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => [encode(name), written(field, encode)] as const);
}

/** Items of a list, or names and values of an object in turn. */
function partsOf(value: unknown, encode: Encode): string[] {
  if (Array.isArray(value)) return value.map((item) => written(item, encode));
  return isPlain(value) ? fieldsOf(value, encode).flat() : [written(value, encode)];
}

/** Parts of a list or an object in a row. One that holds what separates them would be read as two. */
function inRow(value: unknown, parts: readonly string[], separator: string): string {
  if (typeof value === 'object' && parts.some((part) => part.includes(separator))) {
    throw new Unwritable(
      `must not hold '${decodeURIComponent(separator)}' in any of its parts: it separates them`,
    );
  }
  return parts.join(separator);
}

const delimited =
  (separator: string): ParameterWriter =>
  (name, value, encode) => {
    const parts = partsOf(value, encode);
    return parts.length === 0 ? '' : `${encode(name)}=${inRow(value, parts, separator)}`;
  };

/** Style `form`, not exploded: `point=x,1,y,2` */
export const commaDelimited: ParameterWriter = /* @__PURE__ */ delimited(',');
/** Style `spaceDelimited`: `ids=1%202` */
export const spaceDelimited: ParameterWriter = /* @__PURE__ */ delimited('%20');
/** Style `pipeDelimited`: `ids=1%7C2` */
export const pipeDelimited: ParameterWriter = /* @__PURE__ */ delimited('%7C');

const form: ParameterWriter = (name, value, encode) =>
  (Array.isArray(value) ? value : [value])
    .map((item) => `${encode(name)}=${written(item, encode)}`)
    .join('&');

/** Style `form`, exploded, of what may be an object: `x=1&y=2`, without the parameter's own name. */
export const eachField: ParameterWriter = (name, value, encode) =>
  isPlain(value)
    ? fieldsOf(value, encode)
        .map((pair) => pair.join('='))
        .join('&')
    : form(name, value, encode);

/** Style `deepObject`: `point[x]=1&point[y]=2`, to any depth; the items of lists are numbered, `ids[0]=1`. */
export const deepObject: ParameterWriter = (name, value, encode) => {
  const pairsAt = (path: string, at: unknown, depth: number): string[] => {
    // Nobody reads so deep, and what holds itself has no end.
    if (depth > 60) throw new Unwritable('is nested too deep');
    if (at === undefined) return [];
    if (!Array.isArray(at) && !isPlain(at)) return [`${encode(path)}=${written(at, encode)}`];
    return Object.entries(at as object).flatMap(([key, child]) =>
      pairsAt(`${path}[${key}]`, child, depth + 1),
    );
  };
  return pairsAt(name, value, 0).join('&');
};

/** Each item of a list as JSON: `lines={"a":1}&lines={"a":2}`; forms have objects so. */
export const eachAsJson: ParameterWriter = (name, value, encode) =>
  (Array.isArray(value) ? value : [value])
    .map((item) => {
      const text: string | undefined = JSON.stringify(item);
      if (text === undefined) throw new Unwritable('must hold nothing that JSON cannot write');
      return `${encode(name)}=${encode(text)}`;
    })
    .join('&');

// What would end the query, begin another parameter or be read as a space stays encoded.
const KEPT = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)/g;
const KEPT_IN_A_ROW = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|3B|3D)/g;
const keeping =
  (kept: RegExp, style: ParameterWriter): ParameterWriter =>
  (name, value, encode) =>
    style(name, value, (text) => encode(text).replace(kept, decodeURIComponent));

/** `allowReserved`, style `form`, exploded: `a/b` stays as it is; so do all that RFC 3986 reserves but `&#+[]`. */
export const reservedForm: ParameterWriter = /* @__PURE__ */ keeping(KEPT, form);
/** `allowReserved`, style `form`, not exploded: a comma in an item is encoded, since it would begin another. */
export const reservedComma: ParameterWriter = /* @__PURE__ */ keeping(KEPT_IN_A_ROW, delimited(','));

/** A part of a path or a header: what stands before it and between its parts, and whether names stand in it. */
const listed =
  (lead: (name: string) => string, between: (name: string) => string, exploded: boolean): ParameterWriter =>
  (name, value, encode) => {
    const parts = exploded && isPlain(value) ? fieldsOf(value, encode).map(inPair) : partsOf(value, encode);
    if (parts.length === 0) throw new Unwritable('must not be empty');
    return lead(name) + inRow(value, parts, between(name));
  };
function inPair([name, value]: readonly [string, string]): string {
  if (name.includes('=')) throw new Unwritable(`must not have a field '${name}': its name ends at the '='`);
  return `${name}=${value}`;
}

const nothing = () => '';
const comma = () => ',';

/** Style `simple`: `1,2` and `x,1,y,2`; in paths and headers. */
export const simpleStyle: ParameterWriter = /* @__PURE__ */ listed(nothing, comma, false);
/** Style `simple`, exploded: `1,2` and `x=1,y=2`. */
export const simpleExploded: ParameterWriter = /* @__PURE__ */ listed(nothing, comma, true);
/** Style `label`: `.1,2` and `.x,1,y,2`. */
export const labelStyle: ParameterWriter = /* @__PURE__ */ listed(() => '.', comma, false);
/** Style `label`, exploded: `.1.2` and `.x=1.y=2`. */
export const labelExploded: ParameterWriter = /* @__PURE__ */ listed(
  () => '.',
  () => '.',
  true,
);
const matrixLead = (name: string) => `;${encodeURIComponent(name)}=`;
/** Style `matrix`: `;ids=1,2` and `;point=x,1,y,2`. */
export const matrixStyle: ParameterWriter = /* @__PURE__ */ listed(matrixLead, comma, false);
/** Style `matrix`, exploded: `;ids=1;ids=2` and `;x=1;y=2`. */
export const matrixExploded: ParameterWriter = (name, value, encode) => {
  const lead = isPlain(value) ? ';' : matrixLead(name);
  return listed(
    () => lead,
    () => lead,
    true,
  )(name, value, encode);
};
