import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

/** The environment is read once, so each address needs the modules anew. */
async function at(address: string, variables: Record<string, string> = {}) {
  for (const [name, value] of Object.entries({ APP_URL: address, ...variables })) vi.stubEnv(name, value);
  const { authOptions } = await import("#app/auth.ts");
  const { deviceCookie, sessionCookie } = await import("#app/cookies.ts");
  const { addressOf } = await import("#app/request.ts");
  return { options: authOptions(), deviceCookie: deviceCookie(), sessionCookie: sessionCookie(), addressOf };
}

const forget = () => {
  vi.unstubAllEnvs();
  vi.resetModules();
};
beforeEach(forget);
afterEach(forget);

describe("cookies", () => {
  it.each([
    ["https://crm.example.ru", "__Host-slovo.", true],
    ["http://127.0.0.1:3000", "slovo.", false],
  ])(
    "at %s begin with %s and are out of reach of scripts and other sites",
    async (address, prefix, secure) => {
      const { options, deviceCookie, sessionCookie } = await at(address);
      const cookies = Object.values(options.cookies ?? {});
      expect(cookies).toHaveLength(3);
      for (const cookie of cookies) {
        expect(cookie.name.startsWith(prefix)).toBe(true);
        expect(cookie.options).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure });
      }
      expect(sessionCookie).toBe(options.cookies?.sessionToken?.name);
      expect(deviceCookie).toBe(`${prefix}device`);
      expect(options.useSecureCookies).toBe(secure);
    },
  );
});

describe("the caller's address", () => {
  const typed = (name: string) => (name === "x-forwarded-for" ? "6.6.6.6, 203.0.113.5, 10.0.0.1" : null);

  it.each([
    ["0", "direct"],
    ["1", "10.0.0.1"],
    ["2", "203.0.113.5"],
    ["5", "unknown"],
  ])("behind %s proxies of our own is %s, whatever the caller wrote before them", async (hops, address) => {
    const { addressOf } = await at("https://crm.example.ru", { TRUSTED_PROXY_HOPS: hops });
    expect(addressOf(typed)).toBe(address);
  });
});
