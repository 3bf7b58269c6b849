import { describe, expect, it } from 'vitest';
import { type OpenApi, operations } from '../../shared/openapi.ts';
import { emit } from '../emit/emit.ts';
import { clientOperation } from './client-operation.ts';
import { givenPointer, sentPath, withEventStreams } from './event-streams.ts';

const $ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (content: object) => ({ 200: { description: 'Done.', content } });
const object = (field: string) => ({
  type: 'object',
  required: [field],
  properties: { [field]: { type: 'string' } },
});

const document = {
  openapi: '3.1.0',
  info: { title: 'Chat', version: '1' },
  paths: {
    '/chats/{room}': {
      parameters: [{ name: 'room', in: 'path', required: true, schema: { type: 'string' } }],
      post: {
        operationId: 'createChat',
        'x-sdk': { group: 'chats', method: 'create' },
        responses: {
          ...answer({
            'application/json': { schema: $ref('Answer') },
            'text/event-stream': { schema: $ref('Piece') },
          }),
          400: { description: 'No.', content: { 'application/json': { schema: $ref('Answer') } } },
        },
      },
    },
    '/log': {
      get: {
        operationId: 'readLog',
        'x-sdk': { group: 'log', method: 'read' },
        responses: answer({ 'text/event-stream': { schema: { type: 'string' } } }),
      },
    },
  },
  components: { schemas: { Answer: object('text'), Piece: object('delta') } },
} as unknown as OpenApi;

describe('an operation that answers with JSON or with events', () => {
  const all = [...operations(withEventStreams(document))];
  const named = (id: string) => all.find((operation) => operation.id === id);

  it('is two, each with its own answers, parameters and refusals', () => {
    expect(all.map(({ id }) => id).sort()).toEqual(['createChat', 'createChatStream', 'readLog']);
    const contents = (id: string) => Object.keys(named(id)?.responses['200']?.content ?? {});
    expect(contents('createChat')).toEqual(['application/json']);
    expect(contents('createChatStream')).toEqual(['text/event-stream']);
    expect(named('createChatStream')?.parameters.map(({ name }) => name)).toEqual(['room']);
    expect(Object.keys(named('createChatStream')?.responses ?? {})).toEqual(['200', '400']);
    expect(named('createChatStream')?.extensions['x-sdk']).toEqual({
      group: 'chats',
      method: 'createStream',
      function: 'createChatStream',
    });
  });

  it('is sent to the one address, and named by the place in the document that was given', () => {
    const stream = named('createChatStream');
    expect(sentPath({ path: stream?.path ?? '' })).toBe('/chats/{room}');
    expect(givenPointer(`${stream?.pointer}/responses/200`)).toBe(
      '/paths/~1chats~1{room}/post/responses/200',
    );
  });

  it('leaves every other document as it is', () => {
    const { '/log': log } = document.paths ?? {};
    const other = { ...document, paths: { '/log': log } } as OpenApi;
    expect(withEventStreams(other)).toBe(other);
  });
});

describe('the client', () => {
  it('has an iterable of typed events, held to their schema one by one', async () => {
    const files = await emit({ id: 'chat', package: 'chat', entry: '.', name: 'Chat' }, document);
    expect(
      files.get('operations.gen.ts'),
    ).toContain(`Operation<CreateChatStreamData, CreateChatStreamResponses> = /* @__PURE__ */ operation({
    id: 'createChatStream',
    method: 'POST',
    path: '/chats/{room}',
    request: { path: zCreateChatStreamPath },
    response: { 200: zCreateChatStreamResponse },
    accept: jsonEvents,
    mediaType: 'text/event-stream',`);
    const types = files.get('types.gen.ts');
    expect(types).toContain('200: EventStream<Piece>;');
    expect(types).toContain('200: EventStream<string>;');
    expect(types).toContain('200: Answer;');
    expect(types).not.toContain('#events');
    expect(files.get('schemas.gen.ts')).toContain(
      'export const zCreateChatStreamResponse: q.Schema = /* @__PURE__ */ q.lazy(() => q.looseObject({\n    data: zPiece()\n}));',
    );
    expect(files.get('openapi.json')).not.toContain('#events');
    expect(files.get('operations.md')).toContain('`POST /chats/{room}` | createChatStream | events');
  });

  it('reads events of text as they are, and has no schema for them', () => {
    const log = [...operations(document)].find(({ id }) => id === 'readLog');
    const { descriptor } = clientOperation(document, log as never);
    expect(descriptor).toMatchObject({ accept: 'textEvents', mediaType: 'text/event-stream' });
  });
});

it('goes round a name that the vendor has already', () => {
  const taken = {
    ...document,
    paths: {
      ...document.paths,
      '/other': { get: { operationId: 'createChatStream', responses: answer({}) } },
    },
  } as unknown as OpenApi;
  expect([...operations(withEventStreams(taken))].map(({ id }) => id)).toContain('createChatEvents');
});
