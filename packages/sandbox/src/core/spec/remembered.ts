/** A function of a part of a document, which never changes: worked out once for each, and forgotten with it. */
export function remembered<Part extends object, Value>(work: (part: Part) => Value): (part: Part) => Value {
  const known = new WeakMap<Part, { readonly value: Value }>();
  return (part) => {
    let found = known.get(part);
    if (!found) {
      found = { value: work(part) };
      known.set(part, found);
    }
    return found.value;
  };
}
