import type {
  DeleteOrganizationImageData,
  DownloadOrganizationImageData,
  GetOrganizationImageData,
  GetOrganizationLogoData,
  Organization,
  UploadOrganizationImageData,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { fromBase64, toBase64 } from '../../core/base64.ts';
import { handle, type Reply, type World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { existing } from '../../core/state/world.ts';
import { organizationFor, organizations } from '../access.ts';
import { withSetting } from './settings.ts';
import { fileOf } from './uploaded.ts';

interface ImageRow {
  readonly organizationId: string;
  readonly type: string;
  readonly name: string;
  readonly contentType: string;
  /** Base64: rows are JSON. */
  readonly data: string;
}

const KINDS = ['logo', 'signature'];

const imageKey = (organizationId: string, type: string) => `${organizationId}/${type}`;

function images(world: World) {
  return world.table<ImageRow>('images');
}

function imageOf(world: World, { id }: Organization, type: string): Reply {
  const image = existing(
    images(world).get(imageKey(id, type)),
    `The image \`${type}\` of organization ${id}`,
  );
  return { bytes: fromBase64(image.data), contentType: image.contentType };
}

/** Organizations say in their settings which images they have. */
function note(world: World, organization: Organization, type: string, value: true | undefined): void {
  const _data = withSetting(world, organization, `image_${type}`, value);
  organizations(world).put(organization.id, { ...organization, _data, updatedAt: world.now.toISOString() });
}

export const imageHandlers = {
  uploadOrganizationImage: handle<UploadOrganizationImageData>((call) => {
    const { world, path, query, body } = call;
    const organization = organizationFor(call, path.id, 'write');
    const { type } = query;
    if (!KINDS.includes(type))
      throw refuse('invalid', `There is no kind of image \`${type}\`.`, {
        fields: [{ at: 'type', message: `is none of ${KINDS.join(', ')}` }],
      });
    const file = fileOf(body);
    images(world).put(imageKey(path.id, type), {
      ...{ organizationId: path.id, type, name: file.name },
      contentType: file.type || 'application/octet-stream',
      data: toBase64(file.bytes),
    });
    note(world, organization, type, true);
    return { body: {} };
  }),
  getOrganizationImage: handle<GetOrganizationImageData>((call) =>
    imageOf(call.world, organizationFor(call, call.path.id, 'read'), call.query.type),
  ),
  downloadOrganizationImage: handle<DownloadOrganizationImageData>((call) =>
    imageOf(call.world, organizationFor(call, call.path.id, 'read'), call.query.type),
  ),
  getOrganizationLogo: handle<GetOrganizationLogoData>((call) =>
    imageOf(call.world, organizationFor(call, call.path.id, 'read'), 'logo'),
  ),
  deleteOrganizationImage: handle<DeleteOrganizationImageData>((call) => {
    const { world, path, query } = call;
    const organization = organizationFor(call, path.id, 'write');
    if (!images(world).delete(imageKey(path.id, query.type)))
      throw refuse('not found', `The organization has no image \`${query.type}\`.`);
    note(world, organization, query.type, undefined);
    return { body: { count: 1 } };
  }),
};
