/** Work at fixed times (permission schedule). The host keeps the time and sees to it that one process runs it, not the plugin. */

/** One job of a plugin; declared during setup. */
export interface ScheduledJob {
  /** 1 to 64 lower-case letters, digits and hyphens; unique within the plugin. Another name is another job with a history of its own. */
  readonly name: string;
  /**
   * Five fields: minute, hour, day of month, month, day of week, in the time of Asia/Shanghai; "0 2 * * 1" is Monday 02:00.
   * A day of month and a day of week given together both have to hold.
   */
  readonly cron: string;
  /**
   * One run at a time over all processes of the platform. Times missed while nothing ran make one run at the next start, for the last of them.
   * A run that throws is noted and not repeated before its next time; one that was cut off by a crash is run again: at least once, so key
   * what it does by `due`.
   */
  run(turn: JobTurn): Promise<void>;
}

/** One run. */
export interface JobTurn {
  /** The time it stands for, RFC 3339, UTC; the same when it is run again. */
  readonly due: string;
  /** Aborted on disable, and when another process has taken the run over. */
  readonly signal: AbortSignal;
}
