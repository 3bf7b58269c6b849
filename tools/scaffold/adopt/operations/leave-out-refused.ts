import { clientView } from '../../../generate/client-view/client-view.ts';
import { givenPointer, withEventStreams } from '../../../generate/operations/event-streams.ts';
import { UnsupportedShape, UnsupportedShapes } from '../../../generate/unsupported-shape.ts';
import { pointerSegments } from '../../../shared/json-pointer.ts';
import { type Operation, operations } from '../../../shared/openapi.ts';
import { dropUnused } from '../document/drop-unused.ts';
import { refsBelow } from '../document/refs-below.ts';
import { type Draft, type Node, nameOfPlace } from '../finding.ts';

/**
 * Takes out the operations that the generator has no exact counterpart for. The generator itself decides, asked
 * until it refuses nothing more; each shape is named once, with the operations that went with it.
 */
export function leaveOutRefused(draft: Draft): void {
  for (;;) {
    dropUnused(draft);
    const shapes = refusedShapes(draft);
    if (shapes.length === 0) return;
    const before = [...operations(draft.document)];
    const places = shapes.map((shape) => ({ shape, touched: touchedBy(draft, before, shape) }));
    const named = places.map(({ shape, touched }) => ({
      where: nameOfPlace(draft.document, shape.pointer),
      shape: `\`${keywordOf(shape.pointer)}\``,
      advice: `${touched.map(({ id }) => id).join(', ')} left out: ${shape.message}`,
      touched,
      message: shape.message,
    }));
    const lost = new Set(places.flatMap(({ touched }) => touched));
    if (lost.size === 0) throw new UnsupportedShapes(shapes);
    draft.findings.push(...named.map(({ where, shape, advice }) => ({ where, shape, advice })));
    for (const operation of lost) {
      const { id, path, method } = operation;
      const first = named.find(({ touched }) => touched.includes(operation));
      const shape = `${first?.shape} of ${first?.where}`;
      draft.refusals.push({ method, path, operation: id, shape, reason: first?.message ?? '' });
      const item = draft.document.paths?.[path] as Node;
      delete item[method];
    }
  }
}

/** The end of a pointer that says something: `allOf/1`, not `1`. */
function keywordOf(pointer: string): string {
  const segments = pointerSegments(pointer);
  const start = segments.findLastIndex((segment) => !/^\d+$/.test(segment));
  return segments.slice(Math.max(start, 0)).join('/');
}

function refusedShapes({ document }: Draft): readonly UnsupportedShape[] {
  try {
    clientView(withEventStreams(document), 'types');
    return [];
  } catch (error) {
    if (error instanceof UnsupportedShapes) {
      return error.shapes.map(({ message, pointer }) => new UnsupportedShape(message, givenPointer(pointer)));
    }
    throw error;
  }
}

/** The operations that a shape stands in, or that reach it through components. */
function touchedBy(
  { document }: Draft,
  all: readonly Operation[],
  { pointer }: UnsupportedShape,
): Operation[] {
  const [section, kind, name] = pointerSegments(pointer);
  if (section !== 'components') {
    return all.filter(
      (operation) => pointer === operation.pointer || pointer.startsWith(`${operation.pointer}/`),
    );
  }
  const ref = `#/components/${kind}/${name}`;
  return all.filter(({ path, pointer: at }) =>
    refsBelow(document, [at, `/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/parameters`]).has(
      ref,
    ),
  );
}
