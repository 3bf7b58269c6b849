import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, tokenAnswer } from './exchange.ts';

// The other side, in a process of its own: answers every POST with the same record, and tells its port to its parent.
const record = Buffer.from(JSON.stringify(answer));

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const body = request.url === '/tokens' ? Buffer.from(JSON.stringify(tokenAnswer(Date.now()))) : record;
    response
      .writeHead(200, {
        'content-type': 'application/json',
        'content-length': body.byteLength,
        'x-trace-identifier': 'bench',
      })
      .end(body);
  });
});

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
