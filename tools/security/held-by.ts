/**
 * Every text that a value holds, however deep: own properties of all kinds, enumerable or not, keys, causes, lists, maps,
 * buffers read as text. What a debugger or an eager logger could come by, without running a getter.
 */
export function textsHeldBy(root: unknown, most = 200_000): string {
  const texts: string[] = [];
  const seen = new Set<object>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const at = waiting.pop();
    if (typeof at === 'string') texts.push(at);
    if ((typeof at !== 'object' && typeof at !== 'function') || at === null || seen.has(at)) continue;
    seen.add(at);
    if (seen.size > most)
      throw new Error(`More than ${most} objects hang on this: it is not looked at to its end.`);
    if (ArrayBuffer.isView(at)) {
      texts.push(Buffer.from(at.buffer, at.byteOffset, at.byteLength).toString('latin1'));
      continue;
    }
    if (at instanceof ArrayBuffer) {
      texts.push(Buffer.from(at).toString('latin1'));
      continue;
    }
    if (at instanceof Map) waiting.push(...at.keys(), ...at.values());
    if (at instanceof Set || at instanceof Headers) waiting.push(...at.values());
    for (const key of Reflect.ownKeys(at)) {
      if (typeof key === 'string') texts.push(key);
      waiting.push(Object.getOwnPropertyDescriptor(at, key)?.value);
    }
    // Whoever made it may have given it a prototype that holds something.
    waiting.push(Object.getPrototypeOf(at));
  }
  return texts.join('\n');
}
