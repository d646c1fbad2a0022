import { after } from "next/server";
import pino from "pino";
import { publicRoute } from "#app/routes.ts";
import { env } from "#db/env.ts";
import { inTransaction } from "#db/index.ts";
import { askReset } from "#db/staff/input.ts";
import * as links from "#db/staff/links.ts";

const failed = (error: unknown) =>
  pino({ level: env().LOG_LEVEL, base: { process: "web", pid: process.pid } }).error(
    error,
    "password link not made",
  );

/** The work is done after the answer, so that its time does not tell which addresses exist. */
export const POST = publicRoute(askReset, async (_tx, { email }, now) => {
  after(() => inTransaction((tx) => links.askReset(tx, email, now)).catch(failed));
});
