/**
 * Sends records to a platform in batches, as a vendor's program would, from a process of its own: kept connections, one batch under way on each.
 * argv: address, token, file of lines, items a batch, connections, marks, first lines to send without counting. Bodies are made before the clock starts.
 * Prints one JSON line: `Mark[]` and the counts of the replies.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { type Mark, marksOf } from './marks.ts';

/** What the client prints. */
export interface BatchResult {
  readonly marks: readonly Mark[];
  readonly stored: number;
}

const [address = '', token = '', file = '', size = '200', connections = '2', wanted = ''] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
const agent = new Agent({ keepAlive: true, maxSockets: Number(connections) });
const bodies: { readonly body: Buffer; readonly items: number }[] = [];
for (let from = 0; from < lines.length; from += Number(size)) {
  const items = lines.slice(from, from + Number(size));
  bodies.push({ body: Buffer.from(`{"items":[${items.join(',')}],"publish":true}`), items: items.length });
}
lines.length = 0;

const marks = marksOf(wanted.split(',').map(Number));
let next = 0;
let stored = 0;
await Promise.all(
  Array.from({ length: Number(connections) }, async () => {
    for (let batch = bodies[next++]; batch; batch = bodies[next++]) {
      const count = await send(batch.body);
      stored += count;
      marks.reached(stored);
    }
  }),
);
agent.destroy();
process.stdout.write(`${JSON.stringify({ marks: marks.take(), stored } satisfies BatchResult)}\n`);

/** @returns how many were stored */
function send(body: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${address}/api/v1/resources/batch`,
      { method: 'POST', agent, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': body.length } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const reply = JSON.parse(text) as { stored?: number; rejected?: number };
          if (response.statusCode !== 200 || reply.rejected !== 0) reject(new Error(`${response.statusCode} ${text.slice(0, 500)}`));
          else resolve(reply.stored!);
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
