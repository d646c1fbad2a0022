import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LaunchOptions } from "@playwright/test";
import { projectRoot } from "#db/local/children.ts";

const manifest = "node_modules/@sparticuz/chromium/package.json";

/**
 * The browser of the journeys: CHROMIUM_PATH, else the system's, else the one npm installed, which brings its own
 * libraries and fonts. FORCE_NPM_CHROMIUM=1 takes the last one at once.
 */
export function chromium(): LaunchOptions {
  const given = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find((path) => path && existsSync(path));
  if (given && process.env.FORCE_NPM_CHROMIUM !== "1") return { executablePath: given };
  const folder = unpacked();
  return {
    executablePath: join(folder, "chromium"),
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  };
}

/** Unpacked aside once for each version and renamed, so that a killed run leaves no half of a browser. */
function unpacked(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot, manifest), "utf8")) as { version: string };
  const folder = join(tmpdir(), `slovo-chromium-${version}-${process.getuid?.() ?? 0}`);
  if (existsSync(folder)) return folder;
  const draft = mkdtempSync(`${folder}-`);
  const unpack = `import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())`;
  execFileSync(process.execPath, ["--input-type=module", "-e", unpack], {
    // The variable makes the package unpack its libraries too; it looks at nothing else of that platform.
    env: { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" },
    stdio: "inherit",
  });
  writeFileSync(join(draft, "fonts.conf"), fontList(folder));
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // else another process was faster
  }
  return folder;
}

/** The package's own list looks for fonts in fixed places only; without any, text has no size and counts as hidden. */
const fontList = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
