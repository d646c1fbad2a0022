import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { databaseLogins, EnvironmentError, parseEnvironment, variables } from "#db/env.ts";

const right = {
  DATABASE_URL: "postgres://slovo_app:p@127.0.0.1:5432/slovo",
  APP_URL: "https://crm.example.ru",
  AUTH_SECRET: "a".repeat(32),
  TOKEN_SECRET: "t".repeat(32),
};

const wrong: [string, string, string | undefined][] = [
  ["no database", "DATABASE_URL", undefined],
  ["an empty value", "DATABASE_URL", "  "],
  ["a foreign database", "DATABASE_URL", "mysql://a@b/c"],
  ["not an address", "DATABASE_OWNER_URL", "slovo"],
  ["no address", "APP_URL", undefined],
  ["a path in the address", "APP_URL", "https://crm.example.ru/office"],
  ["no protocol", "APP_URL", "crm.example.ru"],
  ["a login in the address", "APP_URL", "https://a:b@crm.example.ru"],
  ["another protocol", "APP_URL", "ftp://crm.example.ru"],
  ["a short secret", "AUTH_SECRET", "a".repeat(31)],
  ["no secret", "TOKEN_SECRET", undefined],
  ["a web address for mail", "SMTP_URL", "https://mail.example.ru"],
  ["a letter head in the sender", "MAIL_FROM", "a@b.ru\r\nBcc: c@d.ru"],
  ["a mailbox without a password", "IMAP_URL", "imaps://login@mail.example.ru"],
  ["another mailbox than IMAP", "IMAP_URL", "pop3://login:password@mail.example.ru"],
  ["no room for a token before the @", "IMAP_ADDRESS", `${"p".repeat(24)}@example.ru`],
  ["a plus in the mailbox", "IMAP_ADDRESS", "post+all@example.ru"],
  ["a wordy port", "PORT", "three"],
  ["a port out of range", "PORT", "70000"],
  ["a fraction of a port", "PORT", "30.5"],
  ["too many hops", "TRUSTED_PROXY_HOPS", "6"],
  ["an unknown level", "LOG_LEVEL", "loud"],
  ["a wordy flag", "SLOVO_DEMO", "yes"],
];

describe("parseEnvironment", () => {
  it("fills what has a default", () => {
    expect(parseEnvironment(right)).toEqual({
      ...right,
      DATABASE_POOL: 10,
      MAIL_FROM: "Слово <slovo@localhost>",
      RESEND_BASE_URL: "https://api.resend.com",
      PORT: 3000,
      HOST: "127.0.0.1",
      DATA_DIR: ".data",
      TRUSTED_PROXY_HOPS: 0,
      LOG_LEVEL: "info",
      SLOVO_DEMO: false,
    });
  });

  it("takes a mailbox with its address or neither", () => {
    const [IMAP_URL, IMAP_ADDRESS] = ["imaps://post:p@mail.example.ru/INBOX", "Post@Example.ru"];
    expect(parseEnvironment({ ...right, IMAP_URL, IMAP_ADDRESS })).toMatchObject({
      IMAP_URL,
      IMAP_ADDRESS: "post@example.ru",
    });
    expect(() => parseEnvironment({ ...right, IMAP_URL })).toThrow(
      /^IMAP_ADDRESS is missing while IMAP_URL is set/,
    );
    expect(() => parseEnvironment({ ...right, IMAP_ADDRESS })).toThrow(
      /^IMAP_URL is missing while IMAP_ADDRESS is set/,
    );
  });

  it("forgives a closing slash of the address", () => {
    expect(parseEnvironment({ ...right, APP_URL: "http://127.0.0.1:3000/" }).APP_URL).toBe(
      "http://127.0.0.1:3000",
    );
  });

  it.each(wrong)("%s: one sentence about %s", (_, name, value) => {
    const parse = () => parseEnvironment({ ...right, [name]: value });
    expect(parse).toThrow(EnvironmentError);
    expect(parse).toThrow(new RegExp(`^${name} is (missing|wrong) \\(.+\\): set .+\\.$`));
  });

  it("never repeats a secret value", () => {
    expect(() => parseEnvironment({ ...right, AUTH_SECRET: "hunter2" })).not.toThrow(/hunter2/);
  });

  it("demands a sender with a mail server", () => {
    expect(() => parseEnvironment({ ...right, SMTP_URL: "smtp://mail.example.ru" })).toThrow(
      /^MAIL_FROM is missing/,
    );
  });
});

describe("databaseLogins", () => {
  it("keeps the owner apart, or takes the application's role", () => {
    const app = right.DATABASE_URL;
    const owner = "postgres://slovo@127.0.0.1/slovo";
    expect(databaseLogins({ DATABASE_URL: app, DATABASE_OWNER_URL: owner })).toEqual({
      ownerUrl: owner,
      appUrl: app,
      appRole: undefined,
    });
    expect(databaseLogins({ DATABASE_URL: app })).toEqual({
      ownerUrl: app,
      appUrl: app,
      appRole: "slovo_app",
    });
  });
});

it("a wrong environment ends the process with one sentence and no stack", () => {
  const run = () =>
    execFileSync(process.execPath, ["--import", "tsx", "-e", 'import("#db/env.ts").then((m) => m.env())'], {
      env: { NODE_ENV: "test", PATH: process.env.PATH ?? "", ...right, APP_URL: "nowhere" },
      stdio: "pipe",
      encoding: "utf8",
    });
  expect(run).toThrow(
    expect.objectContaining({ status: 1, stderr: expect.stringMatching(/^APP_URL is wrong [^\n]+\n$/) }),
  );
});

it("requires exactly what it says it requires", () => {
  for (const [name, { required }] of Object.entries(variables)) {
    const without = () => parseEnvironment({ ...right, [name]: undefined });
    if (required) expect(without).toThrow(name);
    else expect(without).not.toThrow();
  }
});

it("stands in README as it is", () => {
  const readme = readFileSync("README.md", "utf8");
  for (const [name, { about, set, required }] of Object.entries(variables)) {
    expect(readme).toContain(`| \`${name}\`${required ? " (required)" : ""} | ${about} | ${set} |`);
  }
});
