/** Waits for what a child process of a test says on its standard output. */
import type { ChildProcess } from 'node:child_process';

/** First line of the output that fits; throws when the process ends without it. */
export function lineOf(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const line = text
        .split('\n')
        .slice(0, -1)
        .find((one) => pattern.test(one));
      if (line !== undefined) resolve(line);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
}
