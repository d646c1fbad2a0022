import { env } from "#db/env.ts";

export const isSecure = () => env().APP_URL.startsWith("https:");

/** `__Host-` forbids a sibling domain to plant the cookie; browsers refuse it without https. */
export const cookieName = (base: string) => (isSecure() ? `__Host-${base}` : base);

export const sessionCookie = () => cookieName("slovo.session");
export const deviceCookie = () => cookieName("slovo.device");
