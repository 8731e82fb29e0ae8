/** A port for servers of tests that go away and come back at the same address. */
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * A port that is free now and that nobody is given who asks for any port: systems give those from 32768 (Linux) or 49152 on, so another
 * test, or a connection of one, could get the port while its server is away.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
