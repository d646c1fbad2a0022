import type { NextConfig } from "next";

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
  // The framework's own answer would carry none of the headers: app/gate.ts leads to the address without the slash.
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  // `npm run check` looks at the types, of the tests too; a server built without dev packages could not.
  typescript: { ignoreBuildErrors: true },
  headers: async () =>
    // Their names do not change with what is in them.
    ["/sheet.css", "/survey.js"].map((source) => ({
      source,
      headers: [{ key: "Cache-Control", value: "public, max-age=600, stale-while-revalidate=86400" }],
    })),
  serverExternalPackages: ["@node-rs/argon2", "pino", "postgres"],
};

export default config;
