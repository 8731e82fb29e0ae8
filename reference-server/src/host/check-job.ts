/** A job as a plugin declares it, with its times; what cannot be kept is refused while it is declared. */
import { PluginError, type ScheduledJob } from '@jiyue/sdk/plugin';
import { Cron } from 'croner';
import type { TimedJob } from './job-loop.ts';

/** Where the cron fields are read. */
const timezone = 'Asia/Shanghai';
/** Most jobs of one plugin. */
const mostJobs = 50;

/** @param others jobs declared before. @throws PluginError PLUGIN_SCHEDULE_INVALID */
export function checkJob(pluginId: string, job: ScheduledJob, others: readonly TimedJob[]): TimedJob {
  const { name, cron } = job;
  const refuse = (reason: string) =>
    new PluginError('PLUGIN_SCHEDULE_INVALID', { id: pluginId, job: String(name).slice(0, 80), cron: String(cron).slice(0, 80), reason });
  if (typeof name !== 'string' || !/^[a-z][a-z0-9-]{0,63}$/.test(name)) throw refuse('name');
  if (others.some((other) => other.name === name)) throw refuse('twice');
  if (others.length >= mostJobs) throw refuse(`> ${mostJobs}`);
  if (typeof job.run !== 'function') throw refuse('run');
  let times: Cron;
  try {
    times = new Cron(cron, { timezone, paused: true, mode: '5-part', domAndDow: true });
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : 'cron');
  }
  if (!times.nextRun()) throw refuse('never');
  return { name, cron, run: (turn) => job.run(turn), times };
}
