/** Lines of an NDJSON file, plain or gzip, in bounded memory. */

import { readBytes, type BytesBreak } from './read-bytes.ts';
import { splitLines, type Line } from './split-lines.ts';

/** Lines of `path` in order; a break of a .gz comes last. Throws what the file system throws. */
export const readLines = (path: string): AsyncGenerator<Line | BytesBreak> => splitLines(readBytes(path));
