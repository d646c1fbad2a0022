import { jobActor } from "#db/actor.ts";
import { countClasses } from "#db/classes/count.ts";
import { inTransaction } from "#db/index.ts";
import type { Job } from "./run.ts";

/** Count the classes of clients and products, at night and when somebody asks. */
export const classesCount: Job<"classes.count"> = async (_, run) => {
  const { changed } = await inTransaction((tx) => countClasses(tx, jobActor("classes.count"), run.now()));
  run.log.info({ changed }, "classes");
};
