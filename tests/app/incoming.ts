import { vi } from "vitest";

/** The request as the framework would tell of it: test files pass this to `vi.mock("next/headers")`. */
export const incoming = { headers: new Headers(), cookies: new Map<string, string>() };

export const nextHeaders = {
  headers: async () => incoming.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = incoming.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
  }),
};

export const refresh = vi.fn();
