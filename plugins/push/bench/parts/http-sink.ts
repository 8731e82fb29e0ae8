/** A receiver in a process of its own: answers at once, knows ids that it has seen, tells on SIGTERM's behalf when asked by GET. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const seen = new Map<string, number>();
const server = createServer((request, response) => {
  if (request.method === 'GET') {
    const repeats = [...seen.values()].reduce((sum, times) => sum + times - 1, 0);
    return void response.end(JSON.stringify({ distinct: seen.size, repeats }));
  }
  if (request.method === 'DELETE') seen.clear();
  const id = request.headers['webhook-id'];
  if (typeof id === 'string') seen.set(id, (seen.get(id) ?? 0) + 1);
  request.resume();
  response.statusCode = 204;
  response.end();
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
