/** Structured log of the server: JSON lines, times in RFC 3339, never a token, a body or personal data. */
import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { ServerConfig } from './config/index.ts';

/** @param to where the lines go; the default writes without waiting, to the log file or to standard error */
export function createLog(
  { logLevel, logFile }: Pick<ServerConfig, 'logLevel' | 'logFile'>,
  to: DestinationStream = destination({ dest: logFile ?? 2, sync: false, mkdir: true, minLength: 4096, periodicFlush: 100 }),
): Logger {
  return pino({ level: logLevel, base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } }, to);
}
