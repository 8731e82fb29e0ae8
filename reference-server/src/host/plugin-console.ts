/** The logger of a context over a logger of the host. */
import { format } from 'node:util';
import type { PluginContext, PluginTypes } from '@jiyue/sdk/plugin';
import type { HostLogger } from './host-ports.ts';

/** Values become one text, as with the console of Node. */
export const consoleOf = (logger: HostLogger): PluginContext<PluginTypes>['logger'] => ({
  info: (...values: unknown[]) => logger.info({}, format(...values)),
  warn: (...values: unknown[]) => logger.warn({}, format(...values)),
  error: (...values: unknown[]) => logger.error({}, format(...values)),
});
