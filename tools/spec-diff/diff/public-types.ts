import { clientView } from '../../generate/client-view/client-view.ts';
import { UnsupportedShapes } from '../../generate/unsupported-shape.ts';
import type { OpenApi } from '../../shared/openapi.ts';
import type { Change } from './change.ts';
import { code } from './change.ts';
import { findRenames } from './schema/pair-fields.ts';
import type { Sides } from './sides.ts';
import { shapeText } from './words.ts';

/** Compares the names of the types that a package exports for the models of an API. */
export function diffPublicTypes({ before, after }: Sides): Change[] {
  const was = publicTypes(before);
  const is = publicTypes(after);
  const gone = namedShapes(was).filter(({ name }) => !Object.hasOwn(is, name));
  const fresh = namedShapes(is).filter(({ name }) => !Object.hasOwn(was, name));
  const renames = findRenames(gone, fresh);
  const renamed = new Set(renames.values());
  return [
    ...gone.map(({ name }): Change => {
      const now = renames.get(name);
      if (now === undefined) return { rule: 'type-removed', at: { path: name } };
      return { rule: 'type-renamed', at: { path: name }, before: code(name), after: code(now) };
    }),
    ...fresh
      .filter(({ name }) => !renamed.has(name))
      .map(({ name }): Change => ({ rule: 'type-added', at: { path: name } })),
  ];
}

/** Type names and their schemas as the generator sees them: a model used both ways has a strict form too. */
function publicTypes(document: OpenApi): Readonly<Record<string, unknown>> {
  try {
    const view = clientView(document, 'types') as { components: { schemas: Record<string, unknown> } };
    return view.components.schemas;
  } catch (error) {
    // A spec that the generator refuses, today's or the one before its rules: the models' own names then.
    if (!(error instanceof UnsupportedShapes)) throw error;
    return document.components?.schemas ?? {};
  }
}

function namedShapes(types: Readonly<Record<string, unknown>>) {
  return Object.entries(types).map(([name, schema], index) => ({ name, shape: shapeText(schema), index }));
}
