import { digest } from './fingerprint.ts';

/** A body as it is sent, as a JSON value: JSON itself, files as their hashes, since a boundary differs each time. */
export async function describeBody(body: BodyInit | undefined): Promise<unknown> {
  if (typeof body === 'string') return parsed(body);
  // A form that the client has written: its parts, as they are of one that fetch writes.
  if (body instanceof Blob && body.type.startsWith('multipart/form-data')) {
    return describeBody(await new Response(body).formData());
  }
  if (body instanceof Blob) return describeFile(body);
  if (body instanceof FormData) {
    return Promise.all(
      [...body].map(async ([name, value]) => [
        name,
        typeof value === 'string' ? value : { name: value.name, ...(await describeFile(value)) },
      ]),
    );
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function describeFile(file: Blob): Promise<{ type: string; sha256: string }> {
  return { type: file.type, sha256: await digest(await file.arrayBuffer()) };
}
