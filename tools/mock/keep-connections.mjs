// Loaded into Prism's process before Prism: a connection stays open until the client closes it. Node closes one that was idle
// for five seconds, on a busy machine just when it is used again.
import { Server } from 'node:http';

const { listen } = Server.prototype;
Server.prototype.listen = function (...where) {
  this.keepAliveTimeout = 0;
  return listen.apply(this, where);
};
