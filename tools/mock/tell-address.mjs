// Loaded into Prism's process before Prism: tells the process that started it where it listens, which Prism itself prints
// among its lines alone.
import { createRequire } from 'node:module';

const prism = createRequire(createRequire(import.meta.url).resolve('@stoplight/prism-cli/package.json'));
const server = createRequire(prism.resolve('@stoplight/prism-http-server/package.json'))('./dist/server.js');

const { createServer } = server;
server.createServer = (...given) => {
  const made = createServer(...given);
  return {
    ...made,
    async listen(...where) {
      const listening = await made.listen(...where);
      process.send?.({ listening });
      return listening;
    },
  };
};
