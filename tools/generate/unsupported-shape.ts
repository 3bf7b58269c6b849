/** A shape that has no exact counterpart in a client. `pointer` leads into the bundle, so that the source can be named. */
export class UnsupportedShape extends Error {
  override readonly name = 'UnsupportedShape';
  readonly pointer: string;

  constructor(message: string, pointer: string) {
    super(message);
    this.pointer = pointer;
  }
}

/** Every shape of a document that cannot be generated, found in one pass. */
export class UnsupportedShapes extends Error {
  override readonly name = 'UnsupportedShapes';
  readonly shapes: readonly UnsupportedShape[];

  constructor(shapes: readonly UnsupportedShape[]) {
    // Several steps look at an operation; each comes upon what is wrong with it.
    const byText = new Map(shapes.map((shape) => [`${shape.pointer}: ${shape.message}`, shape]));
    super([...byText.keys()].join('\n'));
    this.shapes = [...byText.values()];
  }
}

/** Runs a step and notes the shape it refuses; the step's place is taken by `instead`. */
export function noting<T>(found: UnsupportedShape[], step: () => T, instead: T): T {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof UnsupportedShape)) throw error;
    found.push(error);
    return instead;
  }
}
