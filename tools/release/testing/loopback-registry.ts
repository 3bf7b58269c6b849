import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A registry of npm packages on loopback, in memory: it knows one account, and no other registry behind it. */
export interface LoopbackRegistry {
  /** `http://127.0.0.1:…/` */
  readonly url: string;
  /** The token of its account. */
  readonly token: string;
  /** What was published, in this order: `@quittance/runtime@0.1.0`. */
  readonly published: readonly string[];
  /** Paths that were asked for and are not here. */
  readonly missing: ReadonlySet<string>;
  /** Takes in a tarball as if it had been published long ago. */
  add(manifest: Manifest, tarball: Uint8Array): void;
  /** The tag under which a version is the newest: `latest` leads to `0.1.0`. */
  tags(name: string): Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** A `package.json`, as far as a registry reads it. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dist?: { readonly integrity?: string; readonly tarball?: string };
  readonly [member: string]: unknown;
}

interface Document {
  readonly name: string;
  readonly 'dist-tags': Record<string, string>;
  readonly versions: Record<string, Manifest>;
}

interface Publication extends Document {
  readonly _attachments: Readonly<Record<string, { readonly data: string }>>;
}

/** Starts a registry that behaves as npm's does towards `npm view`, `publish`, `whoami` and `install`. */
export async function startLoopbackRegistry(): Promise<LoopbackRegistry> {
  const token = 'token-of-the-loopback-registry';
  const documents = new Map<string, Document>();
  const tarballs = new Map<string, Uint8Array>();
  const published: string[] = [];
  const missing = new Set<string>();
  let url = '';

  const take = (manifest: Manifest, tarball: Uint8Array, tags: readonly string[]): void => {
    const { name, version } = manifest;
    const path = `${name}/-/${version}.tgz`;
    const document = documents.get(name) ?? { name, 'dist-tags': {}, versions: {} };
    document.versions[version] = {
      ...manifest,
      dist: { tarball: `${url}${path}`, integrity: integrityOf(tarball) },
    };
    for (const tag of tags) document['dist-tags'][tag] = version;
    documents.set(name, document);
    tarballs.set(path, tarball);
  };

  const publish = (body: Publication): Answer => {
    const [attachment] = Object.values(body._attachments);
    const tarball = Buffer.from(attachment?.data ?? '', 'base64');
    for (const manifest of Object.values(body.versions)) {
      if (documents.get(body.name)?.versions[manifest.version]) {
        return [
          403,
          { error: `You cannot publish over the previously published versions: ${manifest.version}.` },
        ];
      }
      if (manifest.dist?.integrity !== integrityOf(tarball)) {
        return [400, { error: 'The tarball is not the one its manifest describes.' }];
      }
      take(manifest, tarball, Object.keys(body['dist-tags']));
      published.push(`${manifest.name}@${manifest.version}`);
    }
    return [201, { ok: true }];
  };

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const path = decodeURIComponent((request.url ?? '/').slice(1).replace(/\?.*$/, ''));
    const isKnown = request.headers.authorization === `Bearer ${token}`;
    if (request.method === 'PUT') {
      return isKnown ? publish((await readJson(request)) as Publication) : [401, { error: 'Who are you?' }];
    }
    if (path === '-/whoami') return isKnown ? [200, { username: 'till' }] : [401, { error: 'Who are you?' }];
    const found = tarballs.get(path) ?? documents.get(path);
    if (found !== undefined) return [200, found];
    missing.add(path);
    return [404, { error: `${path} is not here` }];
  };

  const server = createServer((request, response) => {
    answer(request).then(
      (answered) => send(response, answered),
      (error: Error) => send(response, [500, { error: error.message }]),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    token,
    published,
    missing,
    add: (manifest, tarball) => take(manifest, tarball, ['latest']),
    tags: (name) => documents.get(name)?.['dist-tags'] ?? {},
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Answer = readonly [status: number, body: object | Uint8Array];

function send(response: ServerResponse, [status, body]: Answer): void {
  const isBinary = body instanceof Uint8Array;
  response.writeHead(status, { 'content-type': isBinary ? 'application/octet-stream' : 'application/json' });
  response.end(isBinary ? body : JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function integrityOf(data: Uint8Array): string {
  return `sha512-${createHash('sha512').update(data).digest('base64')}`;
}
