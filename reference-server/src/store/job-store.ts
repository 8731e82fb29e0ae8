/** When the jobs of plugins ran, and who runs one now: shared by all processes of a platform, so that each time is run once. */

/** Which job. */
export interface JobName {
  readonly pluginId: string;
  readonly name: string;
}

/** What is known of a job. Times are RFC 3339, UTC, milliseconds. */
export interface JobState {
  /** The last time that was dealt with, or when the job was first met: nothing before it is made up for. */
  readonly doneDue: string;
  /** Present while a process runs it, and after that process died until the lease ends. */
  readonly lease?: { readonly due: string; readonly until: string; readonly holder: string };
  /** End of the last run; absent before the first. */
  readonly finishedAt?: string;
  /** Why the last run failed; absent when it went well. */
  readonly failure?: string;
}

/** A run under way. */
export interface JobRun extends JobName {
  readonly holder: string;
  readonly due: string;
}

/** The port. Writes throw StorageFault on a full or read-only disk. */
export interface JobStore {
  /** Notes a job that was never met before; else nothing changes. */
  meet(job: JobName, now: Date): Promise<JobState>;
  /** Takes the run of a time that nobody dealt with and nobody holds. @returns whether the caller may run it */
  claim(run: JobRun, now: Date, until: Date): Promise<boolean>;
  /** @returns whether the run is still the caller's */
  renew(run: JobRun, until: Date): Promise<boolean>;
  /** Ends the run. @param failure why it failed; absent: it went well. @returns whether the run was still the caller's */
  finish(run: JobRun, now: Date, failure?: string): Promise<boolean>;
}

/** A row of the table. */
export type JobRow = {
  readonly done_due: string;
  readonly lease_due: string | null;
  readonly lease_until: string | null;
  readonly holder: string | null;
  readonly finished_at: string | null;
  readonly failure: string | null;
};

/** What a row says. */
export const toJobState = ({ done_due, lease_due, lease_until, holder, finished_at, failure }: JobRow): JobState => ({
  doneDue: done_due,
  ...(lease_due !== null && lease_until !== null && holder !== null && { lease: { due: lease_due, until: lease_until, holder } }),
  ...(finished_at !== null && { finishedAt: finished_at }),
  ...(failure !== null && { failure }),
});
