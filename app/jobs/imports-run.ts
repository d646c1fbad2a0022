import type { Job } from "./run.ts";

export const importsRun: Job<"imports.run"> = async ({ importId }, run) => {
  const { runImport } = await import("#db/imports/run.ts");
  await runImport(importId, run.now());
};
