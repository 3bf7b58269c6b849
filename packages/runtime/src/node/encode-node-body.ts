/** A body as undici's `request` takes it. */
export interface NodeBody {
  readonly body: string | Uint8Array | null;
  /** What fetch would write by itself. */
  readonly contentType?: string;
}

/**
 * Writes a body to bytes, with the type that fetch would give it. Forms, files and streams are read into memory, and
 * only they take a promise.
 */
export function encodeNodeBody(given: BodyInit | null | undefined): NodeBody | Promise<NodeBody> {
  if (given === null || given === undefined) return { body: null };
  if (typeof given === 'string') return { body: given, contentType: 'text/plain;charset=UTF-8' };
  return given instanceof Uint8Array ? { body: given } : readWhole(given);
}

async function readWhole(given: BodyInit): Promise<NodeBody> {
  // Response knows every kind of body, whichever undici its class comes from, and writes a form's boundary.
  const encoded = new Response(given);
  const contentType = encoded.headers.get('content-type');
  return { body: new Uint8Array(await encoded.arrayBuffer()), ...(contentType && { contentType }) };
}
