import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema as GeneratedSchema } from '@quittance/runtime/schema';
import type { ZodMiniType } from 'zod/mini';
import { safeParse } from 'zod/v4/core';
import { generatedFolder } from '../generate/generate.ts';
import { typeStem } from '../generate/naming/names.ts';
import { clientOperation } from '../generate/operations/client-operation.ts';
import { readSourceExamples, readSourceValue } from '../lint/source-examples.ts';
import { sampleValues } from '../sample/sample-value.ts';
import { withoutBytes } from '../sample/without-bytes.ts';
import { type RegisteredApi, registeredApis } from '../shared/apis.ts';
import { bodySchemaPointer } from '../shared/body-schema.ts';
import { specsRoot } from '../shared/folders.ts';
import { atPointer } from '../shared/json-pointer.ts';
import { chosenMedia } from '../shared/media-types.ts';
import { openIssued } from '../shared/open-issued.ts';
import type { MediaType, OpenApi, Operation, Schema } from '../shared/openapi.ts';
import { isJsonMediaType, namedExamples, operations, resolve } from '../shared/openapi.ts';
import { openAnswers } from './schemas/open-answers.ts';
import { createReferenceValidator, type ReferenceValidator } from './schemas/reference-validator.ts';
import { isJsonObject } from './values/change-at.ts';

/** A value that is known to fit, and where it comes from. */
export interface Input {
  /** `example create_receipt`, `source createRecord.request.2.json`, `sample 4` */
  readonly name: string;
  readonly value: unknown;
}

/** A JSON body of an operation, with both schemas that speak of it. */
export interface Body {
  /** `createRecord request`, `createRecord 200` */
  readonly name: string;
  /** Where the spec's schema stands in the bundle. */
  readonly pointer: string;
  /** From the spec and from the vendor. */
  readonly examples: readonly Input[];
  /** Made from the schema: together they take every branch of every union. */
  readonly samples: readonly Input[];
  /** What the generated schema objects to; empty when it accepts. */
  readonly issues: (value: unknown) => string[];
  readonly accepts: (value: unknown) => boolean;
}

/** A body of a package, and its schema as the package exports it. */
export interface GeneratedBody extends Body {
  readonly published: ZodMiniType;
}

/** An API as it is shipped: the published bundle and the schemas generated from it. */
export interface GeneratedApi {
  readonly id: string;
  /** Taken from the vendor's own document: it need not have an example of every body. */
  readonly adopted: boolean;
  /** The bundle, but for the form of strings that the service issued: those go back as they came. */
  readonly document: OpenApi;
  readonly reference: ReferenceValidator;
  /** What the spec says of answers, as far as a client holds them to it. */
  readonly answerReference: ReferenceValidator;
  readonly requests: readonly GeneratedBody[];
  /** Request bodies that are no JSON. Their examples hold text where a file goes; here it is bytes. */
  readonly forms: readonly Body[];
  /** One for each success status. */
  readonly answers: readonly GeneratedBody[];
}

/** Loads every API of `specs/apis.yaml` from its package. */
export function loadGeneratedApis(): Promise<GeneratedApi[]> {
  return Promise.all(registeredApis().map(loadGeneratedApi));
}

async function loadGeneratedApi(api: RegisteredApi): Promise<GeneratedApi> {
  const folder = generatedFolder(api);
  const document = openIssued(JSON.parse(readFileSync(join(folder, 'openapi.json'), 'utf8')) as OpenApi);
  const schemas = (await import(/* @vite-ignore */ join(folder, 'schemas.gen.ts'))) as Readonly<
    Record<string, GeneratedSchema>
  >;
  const exported = (await import(/* @vite-ignore */ join(folder, 'zod.gen.ts'))) as Readonly<
    Record<string, ZodMiniType>
  >;
  const source = readSourceExamples(join(specsRoot, api.id)).examples;
  const all = [...operations(document)];
  const reference = createReferenceValidator(document);
  const bodyOf = (operation: Operation, part: string, media: MediaType): GeneratedBody => {
    const suffix = part === 'request' ? 'Body' : 'Response';
    const name = `z${typeStem(clientOperation(document, operation).functionName)}${suffix}`;
    const schema = schemas[name];
    const pointer = bodySchemaPointer(operation, part);
    const published = exported[name];
    if (schema === undefined || published === undefined || pointer === undefined) {
      throw new Error(`${api.id}: ${operation.id} has no ${name}. Run: pnpm generate ${api.id}`);
    }
    const named = Object.entries(namedExamples(document, media)).map(
      ([key, example]): Input => ({ name: `example ${key}`, value: example.value }),
    );
    const printed = source
      .filter((example) => example.operationId === operation.id && example.part === part)
      .map(
        (example): Input => ({
          name: `source ${example.file.slice(example.file.lastIndexOf('/') + 1)}`,
          value: readSourceValue(example),
        }),
      );
    // Of an adopted document lint counts the examples that contradict its schemas; which one is right, nobody has asked yet.
    const fits = ({ value }: Input) =>
      !api.adopted || reference.objections(pointer, withoutBytes(value)).length === 0;
    return {
      name: `${operation.id} ${part}`,
      pointer,
      examples: [...named, ...printed].filter(fits),
      samples: samplesOf(document, pointer, reference),
      issues: (value) => issuesOf(schema, value),
      accepts: (value) => safeParse(schema(), value).success,
      published,
    };
  };
  return {
    id: api.id,
    adopted: api.adopted === true,
    document,
    reference,
    answerReference: createReferenceValidator(openAnswers(document)),
    requests: all.flatMap((operation) =>
      jsonMedia(operation.requestBody?.content).map((media) => bodyOf(operation, 'request', media)),
    ),
    forms: all.flatMap((operation) =>
      otherMedia(operation.requestBody?.content).map((media) => {
        const body = bodyOf(operation, 'request', media);
        const schema = resolve<Schema>(document, media.schema ?? {});
        return {
          ...body,
          examples: body.examples.map(({ name, value }) => ({ name, value: withBytes(schema, value) })),
        };
      }),
    ),
    answers: all.flatMap((operation) =>
      Object.entries(operation.responses)
        .filter(([status]) => status.startsWith('2'))
        .flatMap(([status, response]) =>
          jsonMedia(response.content).map((media) => bodyOf(operation, status, media)),
        ),
    ),
  };
}

/** The JSON of a body, where that is what the client sends or asks for. */
function jsonMedia(content: Readonly<Record<string, MediaType>> = {}): MediaType[] {
  const first = chosenMedia(content);
  return first !== undefined && isJsonMediaType(first[0]) ? [first[1]] : [];
}

function otherMedia(content: Readonly<Record<string, MediaType>> = {}): MediaType[] {
  const first = chosenMedia(content);
  return first === undefined || isJsonMediaType(first[0]) ? [] : [first[1]];
}

/** JSON cannot hold a file: what an example says of it stands there as text. */
function withBytes({ properties = {} }: Schema, value: unknown): unknown {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      properties[key]?.format === 'binary' ? new TextEncoder().encode(String(part)) : part,
    ]),
  );
}

function samplesOf(document: OpenApi, pointer: string, reference: ReferenceValidator): Input[] {
  const schema = atPointer(document, pointer) as Schema;
  const misfits = (value: unknown) =>
    reference.objections(pointer, withoutBytes(value)).map(({ message }) => message);
  const values = (['full', 'minimal'] as const).flatMap((fill) =>
    sampleValues(document, { schema, pointer }, fill, { misfits }),
  );
  const distinct = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  return distinct.map((value, index) => ({ name: `sample ${index + 1}`, value }));
}

function issuesOf(schema: GeneratedSchema, value: unknown): string[] {
  const result = safeParse(schema(), value);
  if (result.success) return [];
  return result.error.issues.map((issue) => `/${issue.path.join('/')} ${issue.code}: ${issue.message}`);
}
