import type { NextConfig } from "next";

// The policy for scripts carries a nonce and is set in proxy.ts; these are the same for every answer.
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // Not no-referrer: with it a form without script would post `Origin: null`.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
];

const nothingMayRun = {
  key: "Content-Security-Policy",
  value: "default-src 'none'; frame-ancestors 'none'",
};

const config: NextConfig = {
  agentRules: false,
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
  // The framework's own answer would carry none of the headers: proxy.ts leads to the address without the slash.
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  // `npm run check` looks at the types, of the tests too; a server built without dev packages could not.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: "/:path*", headers },
    // Files pass by proxy.ts: they need no policy but one that lets nothing happen.
    ...["/_next/static/:path*", "/fonts/:path*", "/sheet.css", "/survey.js", "/clients/import/upload"].map(
      (source) => ({
        source,
        headers: [nothingMayRun],
      }),
    ),
    // Their names do not change with what is in them.
    ...["/sheet.css", "/survey.js"].map((source) => ({
      source,
      headers: [{ key: "Cache-Control", value: "public, max-age=600, stale-while-revalidate=86400" }],
    })),
  ],
  serverExternalPackages: ["@node-rs/argon2", "pino", "postgres"],
};

export default config;
