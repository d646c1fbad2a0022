import type { Logger } from "pino";
import type { JobName, JobPayload } from "#db/jobs/list.ts";
import type { Transport } from "#emails/send/outgoing.ts";

/** What a job is given by the worker that runs it. */
export interface JobRun {
  now(): Date;
  /** Aborted when the worker is asked to stop: begin nothing new. */
  stopping: AbortSignal;
  log: Logger;
  mail: {
    /** For letters of the office itself. */
    transport: Transport;
    /** For mailings, by the name of their provider; null when it is not set up here. */
    transportOf(provider: string): Transport | null;
    from: string;
    appUrl: string;
  };
}

export type Job<N extends JobName> = (payload: JobPayload<N>, run: JobRun) => Promise<void>;
