// Runs in a user's project: imports each sample, with a `fetch` that answers as the spec's examples do, and tells what came of it.
import { readFileSync, writeFileSync } from 'node:fs';

/** @type {{ file: string, answers: { method: string, pattern: string, status: number, headers: Record<string, string>, body: string }[], at: { method: string, pattern: string } }[]} */
const samples = JSON.parse(readFileSync('samples.json', 'utf8'));
console.log = () => {};
const results = [];
for (const { file, answers, at } of samples) {
  const sent = [];
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const isMeant = (one) => one.method === request.method && new RegExp(one.pattern).test(pathname);
    const answer = answers.find(isMeant);
    if (isMeant(at)) {
      const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false;
      sent.push({
        method: request.method,
        target: pathname + search,
        headers: Object.fromEntries(request.headers),
        body: isForm ? await fieldsOf(await request.formData()) : await request.text(),
      });
    }
    if (answer === undefined) return new Response('{}', { status: 404 });
    const { status, headers, body } = answer;
    return new Response(status === 204 ? null : body, { status, headers });
  };
  let error;
  try {
    await import(`./${file}`);
  } catch (thrown) {
    error = `${thrown?.name}: ${thrown?.message}`;
  }
  results.push({ file, sent: sent[0], ...(error === undefined ? {} : { error }) });
}
writeFileSync('results.json', JSON.stringify(results));
process.exit(0);

async function fieldsOf(form) {
  const fields = [...form].map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value : [value.name, await value.text()],
  ]);
  return JSON.stringify(await Promise.all(fields));
}
