import type { OpenApi } from '../../shared/openapi.ts';
import { operations } from '../../shared/openapi.ts';
import { noting, UnsupportedShape } from '../unsupported-shape.ts';
import type { ClientOperation } from './client-operation.ts';
import { clientOperation } from './client-operation.ts';
import { operationComment } from './operation-comment.ts';

/** A method of a group: its operation and the lines of its doc comment. */
export interface SdkMethod {
  readonly operation: ClientOperation;
  readonly comment: readonly string[];
}

/** The methods and groups inside a group, by name. */
export type SdkGroup = Map<string, SdkGroup | SdkMethod>;

/** The operations as callers find them: `signPt.customerInvoices.lineItems.list()`. Notes the names that clash. */
export function sdkTree(document: OpenApi, refused: UnsupportedShape[] = []): SdkGroup {
  const root: SdkGroup = new Map();
  for (const operation of operations(document)) {
    noting(
      refused,
      () => {
        const client = clientOperation(document, operation);
        const group = groupAt(root, client.group, operation.pointer);
        if (group.has(client.method)) {
          throw new UnsupportedShape(
            `\`${[...client.group, client.method].join('.')}\` is taken. Give this operation another \`x-sdk.method\`.`,
            operation.pointer,
          );
        }
        group.set(client.method, { operation: client, comment: operationComment(document, operation) });
      },
      undefined,
    );
  }
  return root;
}

function groupAt(root: SdkGroup, names: readonly string[], pointer: string): SdkGroup {
  let group = root;
  for (const name of names) {
    const next = group.get(name) ?? new Map();
    if (!(next instanceof Map)) {
      throw new UnsupportedShape(
        `\`${name}\` is both a group and a method in x-sdk. Rename one of them.`,
        pointer,
      );
    }
    group.set(name, next);
    group = next;
  }
  return group;
}
