/**
 * The measure: Express as it is usually written, answering the same bytes from memory.
 * argv: file with a JSON object path -> body text; "lean" leaves out Express's own entity tag. Prints its port.
 */
import express from 'express';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';

const [file = '', mode] = process.argv.slice(2);
const app = express();
if (mode === 'lean') app.disable('etag').disable('x-powered-by');
const bodies = new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')) as { [path: string]: string }).map(([path, body]) => [path, Buffer.from(body)]));
const answer = (request: express.Request, response: express.Response) => {
  response.set('content-type', 'application/json; charset=utf-8').send(bodies.get(request.path));
};
// routes as they are usually written: a thousand resources are one route
app.get('/api/v1/resources', answer);
app.get('/api/v1/resources/:id', answer);
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`));
