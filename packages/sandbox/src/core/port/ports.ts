import type { Listening } from './listening.ts';

/** The ports that a sandbox is on. */
export interface Ports {
  open(listen: () => Promise<Listening>): Promise<Listening>;
  /** Closes those that are open, and lets no other be opened. */
  close(): void;
}

/** Keeps ports in mind, for them to be closed with their sandbox. */
export function createPorts(): Ports {
  const open = new Set<() => Promise<void>>();
  let isClosed = false;
  return {
    async open(listen) {
      const listening = isClosed ? undefined : await listen();
      const end = async () => {
        open.delete(end);
        await listening?.close();
      };
      if (listening && !isClosed) {
        open.add(end);
        return { ...listening, close: end, [Symbol.asyncDispose]: end };
      }
      await end();
      throw new Error('The sandbox has been closed: it listens no more.');
    },
    close() {
      isClosed = true;
      for (const end of open) void end();
    },
  };
}
