import type { Job } from "./run.ts";

/** The readers of spreadsheets are loaded by the first import, not by every worker. */
export const importsRun: Job<"imports.run"> = async ({ importId }, run) => {
  const { runImport } = await import("#db/imports/run.ts");
  await runImport(importId, run.now());
};
