import type { RecordContent, RecordResource } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import { base64 } from './base64.ts';
import { sign } from './chain.ts';
import { xmlContent } from './content.ts';
import type { KeptRecord } from './record-row.ts';

/** The parts of a record that come on request, by the flags of retrieveRecord. */
export type Flag =
  | 'operation'
  | 'file-artifact'
  | 'file-integrity'
  | 'compliance-artifact'
  | 'archive-artifact'
  | 'data-artifact'
  | 'data-integrity';

/** A record as answers show it: without the heavy parts, but for those that were asked for. */
export function viewOf({ content, metadata }: KeptRecord, flags: readonly string[] = []): RecordResource {
  const has = (flag: Flag) => flags.includes(flag);
  const { operation, compliance, data, file, ...plain } = content;
  const { artifact, archive, ...printed } = compliance ?? { data: '' };
  const { artifact: path, integrity, ...place } = data ?? { location: 'SERVICE' };
  return {
    content: {
      ...plain,
      file: {
        location: file.location,
        ...(has('file-artifact') && { artifact: fileOf(content) }),
        ...(has('file-integrity') && { integrity: integrityOf(content) }),
      },
      ...(has('operation') && operation !== undefined && { operation }),
      ...(compliance && {
        compliance: {
          ...printed,
          ...(has('compliance-artifact') && artifact && { artifact }),
          ...(has('archive-artifact') && archive && { archive }),
        },
      }),
      ...(data && {
        data: {
          ...place,
          ...(has('data-artifact') && path && { artifact: path }),
          ...(has('data-integrity') && integrity && { integrity }),
        },
      }),
    },
    ...(metadata && { metadata }),
  };
}

/** The signed document of a record. */
function fileOf({ id, type, system, journal, compliance }: RecordContent) {
  return xmlContent('Record', {
    Id: id,
    Type: type,
    System: system.id,
    SignedAt: journal.signed_at,
    Signature: journal.signature,
    ...(compliance && { Compliance: compliance.data }),
  });
}

/** A signature over a record in the form of a detached JSON Web Signature; no certificate stands behind it. */
export function integrityOf({ id, journal }: RecordContent) {
  const header = base64('{"alg":"ES256"}').replaceAll('=', '');
  const signature = sign([id, journal.signature]);
  return { type: 'application/jose', data: base64(`${header}..${signature}`) } as const;
}
