import { createManagement } from '../../../packages/fiskaly/src/management.ts';
import { management } from '../../../packages/sandbox/src/management/index.ts';
import { stage } from './stage.ts';

/** fiskaly management: the main organization and its key. */
export const managementStage = stage(management, async (sandbox) => {
  const [ours] = await createManagement({ ...sandbox.options })
    .organizations.list()
    .toArray({ limit: 1 });
  const { apiKey, apiSecret } = sandbox.options;
  return { API_KEY: apiKey, API_SECRET: apiSecret, ORGANIZATION_ID: ours?._id ?? '' };
});
