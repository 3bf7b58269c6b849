/** A value of every kind that JSON has, and those that are easily taken for another. */
export const anyKind: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  1.5,
  '',
  'text',
  '1',
  'null',
  [],
  [null],
  {},
  { length: 1 },
];
