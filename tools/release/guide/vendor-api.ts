import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withEventStreams } from '../../generate/operations/event-streams.ts';
import { type RegisteredApi, registeredApis } from '../../shared/apis.ts';
import type { OpenApi } from '../../shared/openapi.ts';
import { clientOptions } from '../../site/reference/api/client-options.ts';
import type { ClientOption } from '../../site/reference/model/api-page.ts';
import { type SpecFacts, specFacts } from '../../site/reference/operation/spec-facts.ts';
import type { WorkspacePackage } from '../workspace/workspace-packages.ts';

/** What a guide tells of an API is read from. */
export interface VendorApi {
  readonly api: RegisteredApi;
  /** The packed spec, from the package's root. */
  readonly file: string;
  readonly spec: SpecFacts;
  readonly options: readonly ClientOption[];
}

/** The APIs of a package of a workspace, from the specs that are packed with it; none for what is no vendor's package. */
export function vendorApis(root: string, { folder, name, manifest }: WorkspacePackage): VendorApi[] {
  return registeredApis(join(root, 'specs'))
    .filter((api) => api.package === folder)
    .map((api) => {
      const subpath = `${api.entry === '.' ? '.' : `./${api.entry}`}/openapi.json`;
      const target = manifest.exports?.[subpath];
      if (typeof target !== 'string') throw new Error(`${name}: \`exports\` has no "${subpath}".`);
      const file = target.replace(/^\.\//, '');
      const document = JSON.parse(readFileSync(join(root, 'packages', folder, file), 'utf8')) as OpenApi;
      const spec = specFacts(withEventStreams(document), '');
      return { api, file, spec, options: clientOptions(api, root) };
    });
}
