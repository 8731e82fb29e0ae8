/**
 * Load generator in a process of its own: keep-alive connections, one request in flight on each, as fast as replies come.
 * argv: address, connections, milliseconds, path... Prints one JSON line.
 */
import { connect } from 'node:net';

/** Result of one round. */
export interface LoadResult {
  readonly requests: number;
  readonly failures: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly bytes: number;
}

/** Loads one address; rejects when it cannot be reached. */
export async function load(address: URL, paths: readonly string[], connections: number, ms: number): Promise<LoadResult> {
  const requests = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${address.host}\r\nConnection: keep-alive\r\n\r\n`));
  const times: number[] = [];
  const counts = { requests: 0, failures: 0, bytes: 0 };
  const startedAt = performance.now();
  const endsAt = startedAt + ms;
  await Promise.all(Array.from({ length: connections }, (_, index) => one(index)));
  const seconds = (performance.now() - startedAt) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor(times.length * share)] ?? 0) * 1000) / 1000;
  return { ...counts, seconds, perSecond: Math.round(counts.requests / seconds), p50Ms: at(0.5), p99Ms: at(0.99) };

  function one(index: number): Promise<void> {
    return new Promise((resolve, reject) => {
      let next = index;
      let sentAt = 0;
      let head = '';
      let left = -1;
      const socket = connect({ host: address.hostname.replace(/^\[|\]$/g, ''), port: Number(address.port) });
      const send = () => {
        if (performance.now() >= endsAt) return void socket.end();
        sentAt = performance.now();
        head = '';
        left = -1;
        socket.write(requests[next % requests.length]!);
        next += 1;
      };
      socket.setNoDelay(true);
      socket
        .on('connect', send)
        .on('error', reject)
        .on('close', () => resolve());
      socket.on('data', (chunk: Buffer) => {
        counts.bytes += chunk.length;
        let body = chunk.length;
        if (left < 0) {
          // headers are ASCII: one character a byte
          const before = head.length;
          head += chunk.toString('latin1');
          const end = head.indexOf('\r\n\r\n');
          if (end < 0) return;
          left = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
          body = before + chunk.length - end - 4;
        }
        left -= body;
        if (left > 0) return;
        times.push(performance.now() - sentAt);
        counts.requests += 1;
        if (!head.startsWith('HTTP/1.1 200')) counts.failures += 1;
        send();
      });
    });
  }
}

const [address, connections, ms, ...paths] = process.argv.slice(2);
if (address !== undefined) process.stdout.write(`${JSON.stringify(await load(new URL(address), paths, Number(connections), Number(ms)))}\n`);
