/** A response with any status: `Response` itself takes none above 599, which servers send all the same. */
export function responseWith(
  body: BodyInit | null,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  if (status <= 599) return new Response(body, { status, headers });
  return withStatus(new Response(body, { headers }), status);
}

function withStatus(response: Response, status: number): Response {
  const clone = response.clone.bind(response);
  return Object.defineProperties(response, {
    status: { value: status },
    ok: { value: false },
    clone: { value: () => withStatus(clone(), status) },
  });
}
