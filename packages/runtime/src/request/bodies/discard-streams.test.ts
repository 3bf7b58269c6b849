import { expect, it, vi } from 'vitest';
import { PATIENT } from '../../testing/patient.ts';
import { discardStreams } from './discard-streams.ts';

it('does not look for streams among the bytes of a file: there may be millions', () => {
  const values = vi.spyOn(Object, 'values');
  discardStreams(new Uint8Array(8));
  expect(values).not.toHaveBeenCalled();
  values.mockRestore();
});

it('lets go of the streams in an object, also beside a name', async () => {
  const cancelled: string[] = [];
  const stream = (name: string) => new ReadableStream({ cancel: () => void cancelled.push(name) });
  discardStreams({ file: stream('a'), others: [{ data: stream('b'), filename: 'b.pdf' }], note: 'c' });
  await vi.waitFor(() => expect(cancelled.sort()).toEqual(['a', 'b']), PATIENT);
});
