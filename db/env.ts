import { z } from "zod";

/**
 * The environment, parsed once. Server only: it holds secrets and reads `process.env` as a whole,
 * which the browser does not have.
 */

const demanded = { error: (issue: { input?: unknown }) => (issue.input === undefined ? "missing" : "wrong") };
const url = (protocols: string[]) =>
  z.string(demanded).refine((value) => protocols.includes(URL.parse(value)?.protocol ?? ""));

const isOrigin = (value: string) => {
  const parsed = URL.parse(value);
  return (
    parsed !== null &&
    /^https?:$/.test(parsed.protocol) &&
    [parsed.origin, `${parsed.origin}/`].includes(value)
  );
};

const secret = z.string(demanded).min(32);
const database = url(["postgres:", "postgresql:"]);
const whole = (from: number, to: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(from).max(to));

/** A plus and forty signs of a token are added to the part before the @, which may have 64 (RFC 5321). */
const FILING_BASE = /^[a-z0-9][a-z0-9._-]{0,22}@[^<>\s@+]+\.[^<>\s@+]+$/i;

/** Login and password stand in it, and it names one host. */
const isImap = (value: string) => {
  const parsed = URL.parse(value);
  return parsed !== null && parsed.hostname !== "" && parsed.username !== "" && parsed.password !== "";
};

const schema = z.object({
  DATABASE_URL: database,
  DATABASE_OWNER_URL: database.optional(),
  DATABASE_POOL: whole(1, 100).default(10),
  APP_URL: z
    .string(demanded)
    .refine(isOrigin)
    .transform((value) => new URL(value).origin),
  AUTH_SECRET: secret,
  TOKEN_SECRET: secret,
  SMTP_URL: url(["smtp:", "smtps:"]).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>\r\n]+<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/)
    .default("Слово <slovo@localhost>"),
  RESEND_API_KEY: z.string().regex(/^\S+$/).optional(),
  RESEND_BASE_URL: z
    .string()
    .refine(isOrigin)
    .transform((value) => new URL(value).origin)
    .default("https://api.resend.com"),
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{16,}={0,2}$/)
    .optional(),
  IMAP_URL: url(["imap:", "imaps:"]).refine(isImap).optional(),
  IMAP_ADDRESS: z
    .string()
    .regex(FILING_BASE)
    .transform((value) => value.toLowerCase())
    .optional(),
  PORT: whole(1, 65_535).default(3000),
  HOST: z.string().regex(/^\S+$/).default("127.0.0.1"),
  DATA_DIR: z.string().default(".data"),
  TRUSTED_PROXY_HOPS: whole(0, 5).default(0),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  SLOVO_DEMO: z
    .enum(["0", "1"])
    .default("0")
    .transform((value) => value === "1"),
});

export type Environment = z.output<typeof schema>;
export type VariableName = keyof Environment;

/** What each variable is and what a right value looks like: the table in README is checked against this list. */
export const variables: Record<VariableName, { about: string; set: string; required: boolean }> = {
  DATABASE_URL: {
    about: "login of the application in PostgreSQL 15 or newer",
    set: "postgres://login:password@host:5432/database",
    required: true,
  },
  DATABASE_OWNER_URL: {
    about:
      "login that owns the tables and runs migrations; without it the login of DATABASE_URL does, and the application works in the role slovo_app",
    set: "postgres://owner:password@host:5432/database",
    required: false,
  },
  DATABASE_POOL: {
    about:
      "connections to the database for each process: for commands and lists, as many again for single marks, and two to read by keys",
    set: "a whole number from 1 to 100",
    required: false,
  },
  APP_URL: {
    about: "address people open; links in letters and the check of Origin rely on it",
    set: "an http(s) origin without a path, such as https://crm.example.ru",
    required: true,
  },
  AUTH_SECRET: {
    about: "signs session cookies",
    set: "a random text of 32 characters or more",
    required: true,
  },
  TOKEN_SECRET: {
    about: "keys the hashes under which tokens of links and sessions are stored",
    set: "a random text of 32 characters or more",
    required: true,
  },
  SMTP_URL: {
    about:
      "mail server; without it letters stay in the mailbox page, where links of access open for their addressee alone: an office at work needs it",
    set: "smtp://login:password@host:587 or smtps://login:password@host:465",
    required: false,
  },
  MAIL_FROM: { about: "sender of letters", set: "Name <address@example.ru>", required: false },
  RESEND_API_KEY: {
    about: "key of Resend; with it mailings may be sent by Resend, abroad",
    set: "the key as Resend shows it, such as re_123",
    required: false,
  },
  RESEND_BASE_URL: {
    about: "address of the API of Resend",
    set: "an http(s) origin without a path, such as https://api.resend.com",
    required: false,
  },
  RESEND_WEBHOOK_SECRET: {
    about: "signs what Resend tells us at /api/hooks/resend",
    set: "the signing secret of the webhook, such as whsec_…",
    required: false,
  },
  IMAP_URL: {
    about: "mailbox that is read for letters of clients; without it no letter comes in",
    set: "imaps://login:password@host:993, with a folder as the path when it is not INBOX",
    required: false,
  },
  IMAP_ADDRESS: {
    about:
      "address of that mailbox; post+token@ of it must arrive there too, for each client has such an address",
    set: "an address of up to 23 signs before the @, such as post@example.ru",
    required: false,
  },
  PORT: { about: "port of the web server", set: "a whole number from 1 to 65535", required: false },
  HOST: {
    about: "address the web server listens on",
    set: "an IP address or host name, such as 127.0.0.1",
    required: false,
  },
  DATA_DIR: { about: "folder of the embedded database, secrets and logs", set: "a path", required: false },
  TRUSTED_PROXY_HOPS: {
    about: "how many reverse proxies in front are trusted to tell the client's address",
    set: "a whole number from 0 to 5",
    required: false,
  },
  LOG_LEVEL: {
    about: "how much is logged",
    set: "one of fatal, error, warn, info, debug, trace, silent",
    required: false,
  },
  SLOVO_DEMO: { about: "set to 1 by the launcher of demo and dev", set: "0 or 1", required: false },
};

/** One sentence about the first wrong or missing variable. */
export class EnvironmentError extends Error {}

/**
 * Reads the variables; an empty value counts as absent.
 * @throws EnvironmentError naming the variable and what to set.
 */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(given);
  if (parsed.success) {
    const sender = (["SMTP_URL", "RESEND_API_KEY"] as const).find((name) => parsed.data[name]);
    if (sender && !given.MAIL_FROM) {
      throw new EnvironmentError(
        `MAIL_FROM is missing while ${sender} is set: set ${variables.MAIL_FROM.set}.`,
      );
    }
    if (Boolean(parsed.data.IMAP_URL) !== Boolean(parsed.data.IMAP_ADDRESS)) {
      const [absent, set] = parsed.data.IMAP_URL
        ? (["IMAP_ADDRESS", "IMAP_URL"] as const)
        : (["IMAP_URL", "IMAP_ADDRESS"] as const);
      throw new EnvironmentError(`${absent} is missing while ${set} is set: set ${variables[absent].set}.`);
    }
    return parsed.data;
  }
  const name = String(parsed.error.issues[0]?.path[0]) as VariableName;
  const fault = given[name] === undefined ? "is missing" : "is wrong";
  throw new EnvironmentError(`${name} ${fault} (${variables[name].about}): set ${variables[name].set}.`);
}

let parsed: Environment | undefined;

/** The environment of this process. A wrong one ends the process with one sentence: nothing can work without it. */
export function env(): Environment {
  if (parsed) return parsed;
  try {
    parsed = parseEnvironment(process.env);
    return parsed;
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

export const APP_ROLE = "slovo_app";

/** Who connects how: `appRole` is to be passed as the startup parameter `role`, or nothing when logins are apart. */
export function databaseLogins({
  DATABASE_URL,
  DATABASE_OWNER_URL,
}: Pick<Environment, "DATABASE_URL" | "DATABASE_OWNER_URL">) {
  return {
    ownerUrl: DATABASE_OWNER_URL ?? DATABASE_URL,
    appUrl: DATABASE_URL,
    appRole: DATABASE_OWNER_URL ? undefined : APP_ROLE,
  };
}
