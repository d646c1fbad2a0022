import { env } from "#db/env.ts";

/**
 * The caller's address. `X-Forwarded-For` is believed only as far as TRUSTED_PROXY_HOPS proxies of our own
 * have written it, counted from the right: everything to the left of that is what a stranger typed.
 */
export function addressOf(header: (name: string) => string | null | undefined): string {
  const hops = env().TRUSTED_PROXY_HOPS;
  if (hops === 0) return "direct";
  const chain = (header("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  return chain.at(-hops) || "unknown";
}

/** Does the request come from one of our own pages? Absent counts as foreign: the framework alone lets it through. */
export function isOwnOrigin(origin: string | null | undefined): boolean {
  return origin === env().APP_URL;
}
