import { hash, verify } from "@node-rs/argon2";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { wrongLayout } from "../values/search.ts";

/** OWASP's second recommended setting for argon2id: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Each hash takes a core and 19 MiB for tens of milliseconds: a flood of sign-ins must queue, not stop the office.
const places = 2;
let busy = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= places) await new Promise<void>((resolve) => waiting.push(resolve));
  busy++;
  try {
    return await work();
  } finally {
    busy--;
    waiting.shift()?.();
  }
}

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost));
}

let nobody: Promise<string> | null = null;

/** Check a password. Without a hash the same time is spent on a dummy, so that nobody learns which accounts exist. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword("nobody's password");
  const against = passwordHash ?? (await nobody);
  const matches = await inTurn(() => verify(against, password));
  return matches && passwordHash !== null;
}

let guesser: ZxcvbnFactory | null = null;

const russian = [
  "пароль",
  "привет",
  "любовь",
  "слово",
  "москва",
  "россия",
  "наташа",
  "солнышко",
  "йцукен",
  "клиент",
];

/**
 * Is the password one that a guesser tries early: short, on the lists of leaked ones, a keyboard row, a Russian
 * word typed in the Latin layout, or the person's own name? Uses zxcvbn (USENIX Security 2016), score below 3 of 4.
 */
export function isWeakPassword(password: string, about: readonly string[]): boolean {
  if (password.length < 10) return true;
  guesser ??= new ZxcvbnFactory({ dictionary: { ...dictionary, russian }, graphs: adjacencyGraphs });
  const own = about.flatMap((word) => word.toLowerCase().split(/[@.\s]+/)).filter((word) => word.length > 2);
  const readings = [password, wrongLayout(password)].map((text) => text.slice(0, 72));
  return readings.some((text) => (guesser as ZxcvbnFactory).check(text, own).score < 3);
}
