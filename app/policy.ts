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
