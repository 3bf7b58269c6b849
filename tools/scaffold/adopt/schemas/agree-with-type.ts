import type { Finding, Node } from '../finding.ts';

type Found = Omit<Finding, 'where'>[];

/** What limits values of which type. */
const limits: Readonly<Record<string, readonly string[]>> = {
  string: ['pattern', 'minLength', 'maxLength'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  array: ['minItems', 'maxItems', 'uniqueItems', 'items'],
  object: ['minProperties', 'maxProperties', 'required'],
};

/** A limit that no value of the type can meet says nothing: the length of an object. */
export function dropIdleLimits(schema: Node): Found {
  const types = typesOf(schema);
  if (types.length === 0) return [];
  return Object.entries(limits).flatMap(([type, keywords]) => {
    const isOne = types.some((one) => one === type || (one === 'integer' && type === 'number'));
    const idle = isOne ? [] : keywords.filter((keyword) => keyword in schema);
    for (const keyword of idle) delete schema[keyword];
    return idle.map((keyword) => ({
      shape: `\`${keyword}\` of ${types.join(' or ')}`,
      advice: `left out: it limits values of the type ${type} alone`,
    }));
  });
}

/**
 * `enum: [yes, on, 01]` of a text: YAML makes booleans and numbers of what the vendor sends as texts, and quotes make
 * texts of numbers. By their type no value could be one of them.
 */
export function fitValues(schema: Node): Found {
  const types = typesOf(schema).filter((type) => type !== 'null');
  const [type, ...others] = types;
  if (type === undefined || others.length > 0 || !Array.isArray(schema.enum)) return [];
  const values = schema.enum as unknown[];
  const fitting = [...new Set(values.map((value) => (value === null ? value : asType(value, type))))];
  const findings: Found = [];
  if (fitting.includes(null) && !typesOf(schema).includes('null')) {
    schema.type = [type, 'null'];
    findings.push({ shape: 'null in an `enum` of values that may not be null', advice: 'may be null' });
  }
  const changed = fitting.filter((value) => !values.includes(value));
  schema.enum = fitting;
  if (changed.length > 0) {
    const texts = changed.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
    const advice = `written as ${texts}: compare with the document, where quotes may be missing`;
    findings.push({ shape: `values of an \`enum\` that are no ${type}`, advice });
  }
  return findings;
}

function asType(value: unknown, type: string): unknown {
  if (type === 'string') return ['boolean', 'number'].includes(typeof value) ? String(value) : value;
  if (typeof value !== 'string') return value;
  if (type === 'boolean') return value === 'true' || value === 'false' ? value === 'true' : value;
  const isNumber = ['integer', 'number'].includes(type) && /^-?\d+(\.\d+)?$/.test(value);
  return isNumber ? Number(value) : value;
}

/** A pattern of another language: without the escapes that JavaScript refuses, or left out. */
export function readablePattern(schema: Node): Found {
  const { pattern } = schema;
  if (typeof pattern !== 'string' || isPattern(pattern)) return [];
  // `\-`, `\@`, `\_`: other languages let any sign be escaped. In brackets the hyphen keeps its escape.
  const plain = pattern.replace(
    /\[(?:[^\]\\]|\\.)*\]|\\([^\w^$\\.*+?()[\]{}|/])/g,
    (text, sign?: string) => sign ?? text,
  );
  const shape = `\`pattern: ${pattern}\``;
  if (isPattern(plain)) {
    schema.pattern = plain;
    return [{ shape, advice: `written as \`${plain}\`, which JavaScript reads` }];
  }
  delete schema.pattern;
  return [{ shape, advice: 'left out: JavaScript does not read it; write one that it does' }];
}

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

function typesOf({ type }: Node): string[] {
  return [type ?? []].flat().map(String);
}
