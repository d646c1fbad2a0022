import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, runToEnd } from "./children.ts";
import { StartError } from "./errors.ts";
import type { ProcessMark } from "./processes.ts";

const sources = [
  "{app,components,db,emails,public}/**/*",
  "{package-lock.json,next.config.ts,postcss.config.mjs,instrumentation.ts}",
];
const stamp = join(projectRoot, ".next", "source-hash");

/** A fingerprint of everything the build is made from. */
function sourceHash(): string {
  const hash = createHash("sha256");
  for (const name of globSync(sources, { cwd: projectRoot }).sort()) {
    const path = join(projectRoot, name);
    if (statSync(path).isFile()) hash.update(name).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}

export function isBuildFresh(): boolean {
  return (
    existsSync(join(projectRoot, ".next", "BUILD_ID")) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === sourceHash()
  );
}

/** Builds the web application and notes what it was built from. */
export async function build(follow?: (mark: ProcessMark) => void): Promise<void> {
  const hash = sourceHash();
  rmSync(stamp, { force: true });
  const code = await runToEnd(
    "node_modules/next/dist/bin/next",
    ["build"],
    { NODE_ENV: "production" },
    follow,
  );
  if (code !== 0) throw new StartError("The application could not be built; the reason is above.");
  writeFileSync(stamp, hash);
}

if (import.meta.filename === process.argv[1]) {
  try {
    await build();
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
