// Loaded into Prism's process before Prism, which takes most of its start to name every node of a spec by a JSON pointer,
// twice, and needs the names of those alone that lead back to themselves; and much of what a first request takes to make
// the code of a validator shorter, which then runs a few times. What it serves is the same.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const here = createRequire(import.meta.url);
const prism = createRequire(here.resolve('@stoplight/prism-cli/package.json'));
const json = prism('@stoplight/json');

// Ajv's classes, which Prism makes its validators of as soon as it is loaded.
const validators = createRequire(prism.resolve('@stoplight/prism-http/package.json'));
for (const name of ['ajv', 'ajv/dist/2019', 'ajv/dist/2020']) {
  const ajv = validators(name);
  ajv.default = class extends ajv.default {
    constructor(options) {
      super({ ...options, code: { ...options?.code, optimize: false } });
    }
  };
}

const extensions = prism('./dist/extensions.js');

/** As `decycle` of @stoplight/json 3: a copy, in which what leads back to itself is a reference. */
export function decycle(root, replace = (node) => node) {
  const open = new Map();
  const copy = (given, place) => {
    const node = replace(given);
    if (!Array.isArray(node) && !json.isPlainObject(node)) return node;
    if (open.has(node)) return { $ref: json.pathToPointer(pathOf(open.get(node))) };
    open.set(node, place);
    let copied;
    if (Array.isArray(node)) copied = node.map((one, index) => copy(one, { place, key: String(index) }));
    else {
      copied = {};
      for (const key of Object.keys(node)) copied[key] = copy(node[key], { place, key });
    }
    open.delete(node);
    return copied;
  };
  return copy(root);
}

function pathOf(place) {
  return place === undefined ? [] : [...pathOf(place.place), place.key];
}

json.decycle = decycle;

// Prism reads the spec anew, to its last reference, for this member of its root.
const { configureExtensionsUserProvided } = extensions;
extensions.configureExtensionsUserProvided = (file, options) => {
  const { 'x-json-schema-faker': faker } = JSON.parse(readFileSync(file, 'utf8'));
  return configureExtensionsUserProvided(
    faker === undefined ? {} : { 'x-json-schema-faker': faker },
    options,
  );
};
