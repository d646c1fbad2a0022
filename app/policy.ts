const development = process.env.NODE_ENV === "development";

/** One policy for every page: own scripts by nonce, nothing from another host. */
export function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** For a file that was brought from outside and is handed out again: whatever is in it, nothing of it may run. */
export const filePolicy = "sandbox; default-src 'none'";

/** For files of ours that are not pages. */
export const nothingMayRun = "default-src 'none'; frame-ancestors 'none'";

/** Of every answer. */
export const headersOfAll: readonly (readonly [string, string])[] = [
  ["X-Content-Type-Options", "nosniff"],
  // Not no-referrer: with it a form without script would post `Origin: null`.
  ["Referrer-Policy", "same-origin"],
  ["X-Frame-Options", "DENY"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=()"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Strict-Transport-Security", "max-age=31536000; includeSubDomains"],
];
