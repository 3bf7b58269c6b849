import { emit } from '../emit/emit.ts';
import { UnsupportedShapes } from '../unsupported-shape.ts';
import { tinyApi, tinyDocument } from './tiny-api.ts';

/** What the generator refuses in a tiny spec, as `pointer  message`; empty when it refuses nothing. */
export async function refusals(yaml: string): Promise<string[]> {
  try {
    await emit(tinyApi, tinyDocument(yaml));
    return [];
  } catch (error) {
    if (!(error instanceof UnsupportedShapes)) throw error;
    return error.shapes.map(({ pointer, message }) => `${pointer}  ${message}`);
  }
}
