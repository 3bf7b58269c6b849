import { keywords } from '@hey-api/openapi-ts';
import { type OpenApi, type Operation, operations, resolve, type Schema } from '../../../shared/openapi.ts';
import { camelCase, titleCase, unique, words } from '../../names.ts';
import type { Draft, Node } from '../finding.ts';

/** Our verbs, and the words that other vendors use for them. */
const verbs: Readonly<Record<string, string>> = {
  list: 'list',
  index: 'list',
  get: 'get',
  retrieve: 'get',
  read: 'get',
  fetch: 'get',
  show: 'get',
  find: 'get',
  create: 'create',
  add: 'create',
  post: 'create',
  new: 'create',
  insert: 'create',
  update: 'update',
  edit: 'update',
  patch: 'update',
  put: 'update',
  modify: 'update',
  delete: 'delete',
  remove: 'delete',
  destroy: 'delete',
};

const takenFunctions: readonly string[] = [
  ...['operation', 'listOperation', 'bindOperation', 'client'],
  ...keywords.browserGlobals,
  ...keywords.javaScriptGlobals,
  ...keywords.javaScriptKeywords,
  ...keywords.nodeGlobals,
  ...keywords.typeScriptKeywords,
];

/**
 * Gives every operation an `operationId`, a tag and its place in the client (`x-sdk`), each unique.
 * `reserved` are the names that the entry point exports.
 */
export function nameOperations({ document }: Draft, reserved: ReadonlySet<string>): void {
  const functions = new Set<string>([...takenFunctions, ...reserved]);
  const ids = new Set<string>();
  const members = new Set<string>();
  const groups = new Set<string>();
  // Those that have a name already keep it; the others go round them.
  const all = [...operations(document)].sort((a, b) => Number(hasSdk(b)) - Number(hasSdk(a)));
  for (const operation of all) groups.add(groupOf(operation));
  for (const operation of all) {
    const node = operation.object as Node;
    const group = groupOf(operation);
    const own = sdkOf(operation);
    const plain = own?.method ?? methodOf(document, operation, group);
    const method = freeMethod(operation, group, plain, (name) => !members.has(name) && !groups.has(name));
    members.add(`${group}.${method}`);
    const id = unique(urlSafe(idOf(operation, method, group)), ids);
    const wanted = own?.function ?? bareName(id, group);
    const name = functions.has(wanted)
      ? unique(functionName(`${wanted}-${group}`, group), functions)
      : unique(wanted, functions);
    const tag = operation.object.tags?.[0] ?? titleCase(group);
    node.operationId = id;
    node.tags = [tag];
    node['x-sdk'] = {
      group,
      method,
      ...(name === id && own?.function === undefined ? {} : { function: name }),
    };
    if (typeof node.summary === 'string') node.summary = node.summary.trim().replace(/\.$/, '');
  }
}

/** The plain word where it is free, else the whole of the vendor's id, else that with a number. */
function freeMethod(
  operation: Operation,
  group: string,
  plain: string,
  isFree: (place: string) => boolean,
): string {
  const long = functionName(idOf(operation, `${operation.method}-${plain}`, group), group);
  let method = isFree(`${group}.${plain}`) ? plain : long;
  for (let number = 2; !isFree(`${group}.${method}`); number += 1) method = `${long}${number}`;
  return method;
}

interface Sdk {
  readonly group: string;
  readonly method: string;
  readonly function?: string;
}

function sdkOf({ extensions }: Operation): Sdk | undefined {
  return extensions['x-sdk'] as Sdk | undefined;
}

function hasSdk(operation: Operation): boolean {
  return sdkOf(operation) !== undefined;
}

/** The vendor's tag, else the first word of the path that is no version. */
function groupOf(operation: Operation): string {
  const own = sdkOf(operation);
  if (own !== undefined) return own.group;
  const fromPath = operation.path
    .split('/')
    .find((part) => /^[A-Za-z]/.test(part) && !/^(v\d+|api)$/i.test(part));
  const group = camelCase(operation.object.tags?.[0] ?? fromPath ?? 'root');
  return /^[a-z]/.test(group) ? group : `group${group}`;
}

function idOf(operation: Operation, method: string, group: string): string {
  const { operationId } = operation.object;
  if (operationId !== undefined && /[A-Za-z]/.test(operationId)) return operationId;
  const saysGroup = ownWords(method, group).length < words(method).length;
  return saysGroup ? method : camelCase(`${method}-${group}`);
}

/** Our verb where the vendor's word or the shape of the path says so, and the vendor's other words: `get`, `getPdf`. */
function methodOf(document: OpenApi, operation: Operation, group: string): string {
  const { object, method, path } = operation;
  const endsInItem = path.endsWith('}');
  const [first, ...others] = ownWords(object.operationId ?? '', group);
  if (first !== undefined) {
    const verb = verbs[first] ?? first;
    const isList = verb === 'get' && !endsInItem && answersList(document, operation);
    return camelCase([isList ? 'list' : verb, ...others].join('-'));
  }
  const byMethod: Readonly<Record<string, string>> = {
    get: endsInItem || !answersList(document, operation) ? 'get' : 'list',
    head: 'head',
    post: 'create',
    put: 'update',
    patch: 'update',
    delete: 'delete',
  };
  const last = path.split('/').at(-1) ?? '';
  // POST /orders/{id}/cancel: the last word is the deed.
  const isDeed = method === 'post' && /\}\/[a-z-]+$/i.test(path) && !last.endsWith('s');
  return isDeed ? camelCase(last) : (byMethod[method] ?? method);
}

/** The words of an id without those of its group: `orders.index` and `OrderController_index` → `index`. */
function ownWords(operationId: string, group: string): string[] {
  const singular = (word: string) => word.replace(/s$/, '');
  const known = new Set([...words(group).map(singular), 'controller']);
  return words(operationId).filter((word) => /^[a-z]/.test(word) && !known.has(singular(word)));
}

function answersList(document: OpenApi, { responses }: Operation): boolean {
  const success = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1];
  const [media] = Object.values(success?.content ?? {});
  if (media?.schema === undefined) return false;
  const schema = resolve<Schema>(document, media.schema as never);
  if (schema.type === 'array') return true;
  return Object.values(schema.properties ?? {}).some((property) => property.type === 'array');
}

/** Redocly's rule for ids, since they stand in links. */
function urlSafe(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
}

/** `list` alone says too little outside its group. */
function bareName(id: string, group: string): string {
  if (id in verbs) return camelCase(`${id}-${group}`);
  return /^[a-z][A-Za-z0-9]*$/.test(id) ? id : functionName(id, group);
}

function functionName(id: string, group: string): string {
  const name = camelCase(id);
  return /^[a-z]/.test(name) ? name : camelCase(`call-${group}-${name}`);
}
