/** `sign-pt`, `sign_pt`, `Sign PT` and `signPt` → `['sign', 'pt']`: the words of a name, in lower case. */
export function words(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** `sign-pt` → `SignPt` */
export function pascalCase(name: string): string {
  return words(name).map(capital).join('');
}

/** `sign-pt` → `signPt` */
export function camelCase(name: string): string {
  const [first = '', ...rest] = words(name);
  return first + rest.map(capital).join('');
}

/** `SignPt` → `sign-pt` */
export function kebabCase(name: string): string {
  return words(name).join('-');
}

/** `sign-pt` → `SIGN_PT` */
export function constantCase(name: string): string {
  return words(name).join('_').toUpperCase();
}

/** `space-invoices` → `Space Invoices` */
export function titleCase(name: string): string {
  return words(name).map(capital).join(' ');
}

/** A name that is not taken yet: itself, else with the first free number behind it. Takes it. */
export function unique(name: string, taken: Set<string>, separator = ''): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}${separator}${number}`;
  taken.add(free);
  return free;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
