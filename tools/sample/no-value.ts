/** Thrown where no value can be had, with the reason; caught where it can be left out. */
export class NoValue extends Error {}
