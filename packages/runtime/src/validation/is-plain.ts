/** Whether its own fields are all that it holds: not so a `Map`, `Headers`, an array, a promise. Of any class of yours. */
export function isPlain(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Object]';
}
