import { runImport } from "#db/imports/run.ts";
import type { Job } from "./run.ts";

/** Read, check, write or undo an import: whatever it waits for. */
export const importsRun: Job<"imports.run"> = ({ importId }, run) => runImport(importId, run.now, run);
