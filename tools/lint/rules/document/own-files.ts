import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import type { Finding, Rule, Spec } from '../../spec.ts';

/** Every file of the folder is used, nothing outside it is, and the root lists every model (specs/README.md, rule 1). */
export const ownFiles: Rule = {
  name: 'own-files',
  severity: 'error',
  *check(spec): Generator<Finding> {
    yield* strayFiles(spec);
    yield* foreignFiles(spec);
    yield* sharedNames(spec);
    yield* unlistedModels(spec);
  },
};

function* strayFiles({ folder, files }: Spec): Generator<Finding> {
  const used = new Set(files);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, name);
    if (!/\.ya?ml$/.test(name) || used.has(file) || isOfNestedApi(folder, file)) continue;
    yield { file, message: 'Nothing refers to this file. Refer to it, or delete it.' };
  }
}

function* foreignFiles({ folder, files }: Spec): Generator<Finding> {
  for (const file of files) {
    if (file.startsWith(folder + sep)) continue;
    yield {
      file: join(folder, 'openapi.yaml'),
      message: `The spec uses ${relative(folder, file)}, outside its own folder. Nothing is shared between APIs: copy the file into shared/.`,
    };
  }
}

/** Two files of one name and one content become one component, silently, until somebody edits one of them. */
function* sharedNames({ folder, files }: Spec): Generator<Finding> {
  const holders = new Map<string, string>();
  for (const file of files) {
    const kind = basename(dirname(file));
    if (!['models', 'parameters', 'headers', 'responses'].includes(kind)) continue;
    const name = `${kind}/${basename(file)}`;
    const holder = holders.get(name);
    if (holder !== undefined) {
      const other = relative(folder, holder);
      yield {
        file,
        message: `${other} has the same name. Names are unique within an API: move what both need to shared/, or rename one.`,
      };
    }
    holders.set(name, file);
  }
}

function* unlistedModels({ folder, document }: Spec): Generator<Finding> {
  const file = join(folder, 'openapi.yaml');
  const root = parse(readFileSync(file, 'utf8')) as { components?: { schemas?: object } };
  const listed = new Set(Object.keys(root.components?.schemas ?? {}));
  for (const name of Object.keys(document.components?.schemas ?? {})) {
    if (listed.has(name)) continue;
    yield {
      pointer: `/components/schemas/${name}`,
      message: `The root does not list this model. Add to components.schemas of openapi.yaml: \`${name}: { $ref: …/${name}.yaml }\`.`,
    };
  }
}

/** A vendor's folder may hold the folders of several APIs; each has an openapi.yaml of its own. */
function isOfNestedApi(folder: string, file: string): boolean {
  for (let parent = dirname(file); parent !== folder && parent.startsWith(folder); parent = dirname(parent)) {
    if (existsSync(join(parent, 'openapi.yaml'))) return true;
  }
  return false;
}
