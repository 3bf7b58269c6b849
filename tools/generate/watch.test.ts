import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import type { RegisteredApi } from '../shared/apis.ts';
import { thingPath, tinyRepo } from './testing/tiny-repo.ts';
import { watchSpecs } from './watch.ts';

// A busy machine takes its time.
const PATIENT = { timeout: 60_000 };
let stop = () => {};
afterEach(() => stop());

it('regenerates once for a file that is saved in several steps', async () => {
  const { api, specs, writeSpec } = tinyRepo();
  const regenerate = vi.fn(async (_api: RegisteredApi) => {});
  stop = watchSpecs([api], regenerate, specs);
  for (const type of ['string', 'integer', 'number'])
    writeSpec('resources/thing.yaml', thingPath(`{ type: ${type} }`));
  await vi.waitFor(() => expect(regenerate).toHaveBeenCalledWith(api), PATIENT);
  await wait(400);
  expect(regenerate).toHaveBeenCalledTimes(1);
});

it('never runs twice at a time: a save during a run starts another after it', async () => {
  const { api, specs, writeSpec } = tinyRepo();
  let running = 0;
  let most = 0;
  let finish = () => {};
  const regenerate = vi.fn(async (_api: RegisteredApi) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    running -= 1;
  });
  stop = watchSpecs([api], regenerate, specs);
  writeSpec('resources/thing.yaml', thingPath('{ type: integer }'));
  await vi.waitFor(() => expect(regenerate).toHaveBeenCalledTimes(1), PATIENT);
  writeSpec('resources/thing.yaml', thingPath('{ type: number }'));
  await wait(400);
  expect(regenerate).toHaveBeenCalledTimes(1);
  finish();
  await vi.waitFor(() => expect(regenerate).toHaveBeenCalledTimes(2), PATIENT);
  finish();
  expect(most).toBe(1);
});

it('does not look at hidden files, which editors write beside the saved one', async () => {
  const { api, specs } = tinyRepo();
  const regenerate = vi.fn(async (_api: RegisteredApi) => {});
  stop = watchSpecs([api], regenerate, specs);
  writeFileSync(join(specs, 'acme', '.openapi.yaml.swp'), 'x');
  await wait(400);
  expect(regenerate).not.toHaveBeenCalled();
});
