import { runImport } from "#db/imports/run.ts";
import type { Job } from "./run.ts";

export const importsRun: Job<"imports.run"> = async ({ importId }, run) => {
  await runImport(importId, run.now());
};
