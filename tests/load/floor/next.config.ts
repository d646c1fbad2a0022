import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

/** The floor: what Next itself costs on this machine, measured in the same run as the product. */
const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  turbopack: { root: fileURLToPath(new URL("../../..", import.meta.url)) },
};

export default config;
