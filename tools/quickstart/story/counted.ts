/** `1 receipt`, `2 receipts` */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** `once`, `twice`, `3 times` */
export function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
}
