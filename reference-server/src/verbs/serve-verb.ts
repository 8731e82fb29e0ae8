/** `serve`: starts the platform, says where it is, stops in order on SIGINT and SIGTERM, reads the registry again on SIGHUP. */
import type { ServerConfig } from '../config/index.ts';
import { createLog } from '../create-log.ts';
import { type RunningServer, StartFault, startServer } from '../start-server.ts';
import { failureText } from './failure-text.ts';
import { parseOptions } from './parse-options.ts';
import { say } from './texts.ts';
import { exitCodes, type Verb, type VerbIo } from './verb.ts';
import { wrongUse } from './wrong-use.ts';

/** Runs until it is told to stop. */
export const serveVerb: Verb = async (args, config, io) => {
  const options = parseOptions(args, [], config.language, 0);
  if (!options.ok) return wrongUse(options.reason, ['serve'], config, io);
  const log = createLog(config);
  let server: RunningServer;
  try {
    server = await startServer(config, { log, faultSource: process });
  } catch (error) {
    if (!(error instanceof StartFault)) throw error;
    io.note(failureText(error.failure, config.language));
    return exitCodes.couldNotTell;
  }
  io.out(say('listening', config.language, { addresses: server.addresses.join('  ') }));
  io.out(say('places', config.language, { address: server.addresses[0]!, data: config.data }));
  const { driver, version = '', place } = server.storage;
  if (driver === 'postgresql') io.out(say('database', config.language, { version, place }));
  for (const { id, state, failure } of server.plugins()) if (failure) io.note(`${id} ${state}: ${failureText(failure, config.language)}`);
  return untilStopped(server, config, io);
};

async function untilStopped(server: RunningServer, config: ServerConfig, io: VerbIo): Promise<number> {
  const reload = () => void server.reload();
  process.on('SIGHUP', reload);
  const cause = await Promise.race([once('SIGINT'), once('SIGTERM'), server.broken]);
  io.note(say('stopping', config.language));
  const cut = await server.stop();
  process.off('SIGHUP', reload);
  io.note(cut === 0 ? say('stopped', config.language) : say('stoppedCut', config.language, { count: cut }));
  return typeof cause === 'string' ? exitCodes.good : exitCodes.ownFault;
}

const once = (signal: NodeJS.Signals) => new Promise<string>((resolve) => process.once(signal, () => resolve(signal)));
