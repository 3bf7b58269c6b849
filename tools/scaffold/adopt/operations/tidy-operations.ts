import { childPointer } from '../../../shared/json-pointer.ts';
import { chosenMedia, isEventStream } from '../../../shared/media-types.ts';
import {
  isJsonMediaType,
  type MediaType,
  methods,
  type OpenApi,
  type Parameter,
  type RequestBody,
  resolve,
} from '../../../shared/openapi.ts';
import { shapeOf } from '../../../shared/value-shape.ts';
import { asNode, type Draft, type Node, nameOfPlace, type Refusal } from '../finding.ts';

const sentMethods = ['get', 'put', 'post', 'delete', 'head', 'patch'];

/** Members of an operation that our specs have. */
const members = [
  'operationId',
  'summary',
  'description',
  'tags',
  'deprecated',
  'security',
  'parameters',
  'requestBody',
  'responses',
];

/** Brings operations into the members that our specs have; what is taken out is named. */
export function tidyOperations(draft: Draft): void {
  const { document } = draft;
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    // A path that refers to `components.pathItems`, or to another path: its operations stand here, too.
    const pathItem = structuredClone(resolve(document, item as Node)) as Node;
    asNode(document.paths)[path] = pathItem;
    const elsewhere = otherAddress(document, pathItem);
    for (const key of ['servers', 'summary', 'description']) delete pathItem[key];
    for (const method of methods) {
      if (!(method in pathItem)) continue;
      const operation = asNode(pathItem[method]);
      const address = operation.servers === undefined ? elsewhere : otherAddress(document, operation);
      if (!sentMethods.includes(method)) {
        leaveOut(draft, {
          method,
          path,
          shape: `method ${method.toUpperCase()}`,
          reason: 'the clients do not send this method',
        });
      } else if (address !== undefined) {
        const reason = 'a client has one address: describe what is at another one as an API of its own';
        leaveOut(draft, { method, path, shape: `address \`${address}\``, reason });
      } else {
        tidyOperation(draft, operation, childPointer('/paths', path, method));
      }
    }
    tidyParameters(draft, pathItem, childPointer('/paths', path));
    if (!methods.some((method) => method in pathItem)) delete asNode(document.paths)[path];
  }
  for (const name of Object.keys(asNode(asNode(document).webhooks))) {
    draft.findings.push({
      where: name,
      shape: 'webhook',
      advice: 'left out: write a verifier in the package, with `parseWebhook()`',
    });
  }
  delete asNode(document).webhooks;
  for (const kind of ['requestBodies', 'callbacks', 'links', 'pathItems'])
    delete asNode(document.components)[kind];
}

/** The first address of a path or an operation, where it has some of its own and none is the document's. */
function otherAddress({ servers = [] }: OpenApi, owner: Node): string | undefined {
  const own = Array.isArray(owner.servers) ? (owner.servers as Node[]) : [];
  const known = own.some(({ url }) => servers.some((server) => server.url === url));
  return known || own[0] === undefined ? undefined : String(own[0].url);
}

function leaveOut({ document, findings, refusals }: Draft, refused: Omit<Refusal, 'operation'>): void {
  const { method, path, shape, reason } = refused;
  const item = asNode(asNode(document.paths)[path]);
  const { operationId } = asNode(item[method]);
  const where = typeof operationId === 'string' ? operationId : `${method.toUpperCase()} ${path}`;
  refusals.push({ ...refused, operation: where });
  findings.push({ where, shape, advice: `left out: ${reason}` });
  delete item[method];
}

function tidyOperation(draft: Draft, operation: Node, pointer: string): void {
  const { document, findings } = draft;
  const where = nameOfPlace(document, pointer);
  const docs = asNode(operation.externalDocs).url;
  if (typeof docs === 'string' && URL.canParse(docs)) operation['x-source'] ??= { page: docs };
  if (operation.callbacks !== undefined) {
    findings.push({
      where,
      shape: '`callbacks`',
      advice: 'left out: write a verifier in the package if the vendor signs them',
    });
  }
  for (const key of Object.keys(operation)) {
    if (!members.includes(key) && !key.startsWith('x-')) delete operation[key];
  }
  if (Array.isArray(operation.tags)) operation.tags = operation.tags.slice(0, 1);
  tidyParameters(draft, operation, pointer);
  tidyStatuses(draft, operation, where);
  dropEmptyBody(draft, operation, pointer);
  tidyBodies(draft, operation, where);
}

/** Some tools write a body without fields for each GET. One that says something is left for the generator to refuse. */
function dropEmptyBody({ document }: Draft, operation: Node, pointer: string): void {
  if (!/\/(get|head)$/.test(pointer) || operation.requestBody === undefined) return;
  const { content, required } = resolve<RequestBody>(document, operation.requestBody as RequestBody);
  const saysNothing = Object.values(content).every(({ schema = {} }) => {
    const { properties = {}, additionalProperties: rest, $ref, allOf, oneOf, anyOf } = schema;
    const isObject = schema.type === undefined || schema.type === 'object';
    const hasMore = [$ref, allOf, oneOf, anyOf].some((one) => one !== undefined) || typeof rest === 'object';
    return isObject && !hasMore && Object.keys(properties).length === 0;
  });
  if (required !== true && saysNothing) delete operation.requestBody;
}

/** Takes out parameters that no client sends. */
function tidyParameters({ document, findings }: Draft, owner: Node, pointer: string): void {
  if (!Array.isArray(owner.parameters)) return;
  owner.parameters = (owner.parameters as Parameter[]).filter((node) => {
    const { name, in: place, required } = resolve<Parameter>(document, node);
    const isOwn =
      place === 'header' && ['accept', 'content-type', 'authorization'].includes(name.toLowerCase());
    // A cookie that must be there is left for the generator to refuse, operation and all.
    const isCookie = place === 'cookie' && required !== true;
    if (isOwn || isCookie) {
      findings.push({
        where: nameOfPlace(document, pointer),
        shape: `${place} parameter \`${name}\``,
        advice: isOwn
          ? 'left out: the client writes this header itself'
          : 'left out: the clients send no cookies',
      });
    }
    return !isOwn && !isCookie;
  });
  if ((owner.parameters as unknown[]).length === 0) delete owner.parameters;
}

/** Answers have statuses of their own, so that each can be tested. A `default` that stands alone is the success, too. */
function tidyStatuses({ findings }: Draft, operation: Node, where: string): void {
  const responses = asNode(operation.responses);
  const statuses = Object.keys(responses);
  const isAlone = !statuses.some((status) => /^[23]/.test(status));
  for (const status of statuses) {
    if (/^\d{3}$/.test(status)) continue;
    const isSuccess = /^2xx$/i.test(status) || (status === 'default' && isAlone);
    const shape = `answer \`${status}\``;
    if (isSuccess && responses['200'] === undefined) {
      responses['200'] = responses[status];
      findings.push({ where, shape, advice: 'written as `200`: name each success that the vendor sends' });
    } else {
      const advice = "left out: describe each status that the vendor sends, as `'400'`, `'401'`, `'500'`";
      findings.push({ where, shape, advice });
    }
    delete responses[status];
  }
}

/** Bodies stand in place and have one media type, JSON where there is a choice. */
function tidyBodies(draft: Draft, operation: Node, where: string): void {
  const { document, findings } = draft;
  if (operation.requestBody !== undefined) {
    operation.requestBody = structuredClone(resolve(document, asNode(operation.requestBody)));
  }
  const bodies: [string, unknown][] = [
    ['the request', operation.requestBody],
    ...Object.entries(asNode(operation.responses)),
  ];
  for (const [name, body] of bodies) {
    const { content, ...rest } = resolve(document, asNode(body)) as Node;
    const links = Object.keys(asNode(rest.links));
    if (links.length > 0) {
      const shape = `links of ${name}: ${links.join(', ')}`;
      findings.push({ where, shape, advice: 'left out: say in the description what to do next' });
    }
    delete (resolve(document, asNode(body)) as Node).links;
    nameJson(draft, asNode(content), where, name);
    const types = Object.keys(asNode(content));
    const [kept = ''] = chosenMedia(content as Readonly<Record<string, MediaType>> | undefined) ?? [];
    // A file that is described in JSON too: both stay, and the generator takes the file.
    const isFile = name !== 'the request' && !isJsonMediaType(kept) && types.slice(1).every(isJsonMediaType);
    if (types.length < 2 || isFile) continue;
    // Events beside something else are an operation of their own.
    const stays = (type: string) => type === kept || (name !== 'the request' && isEventStream(type));
    const left = types.filter((type) => !stays(type));
    if (left.length === 0) continue;
    const others = left.join(', ');
    findings.push({
      where,
      shape: `several media types in ${name}`,
      advice: `${kept} is kept and ${others} left out: the clients speak one`,
    });
    const own = Object.fromEntries(Object.entries(asNode(content)).filter(([type]) => stays(type)));
    replaceContent(document, body, { ...rest, content: own });
  }
}

// Frameworks write `*/*` for the JSON that they speak: what is no text and no file is such.
function nameJson({ document, findings }: Draft, content: Node, where: string, name: string): void {
  for (const range of ['*/*', 'application/*']) {
    const media = content[range] as MediaType | undefined;
    if (media?.schema === undefined || shapeOf(document, media.schema) === 'scalar') continue;
    if (!('application/json' in content)) {
      content['application/json'] = media;
      const advice = 'written as `application/json`: name the types that the service speaks';
      findings.push({ where, shape: `\`${range}\` in ${name}`, advice });
    }
    delete content[range];
  }
}

function replaceContent(document: OpenApi, body: unknown, content: Node): void {
  Object.assign(resolve(document, asNode(body)), content);
}
