import { sql } from "drizzle-orm";
import { db } from "./index.ts";

const freshMs = 500;
const patienceMs = 2_000;
let last: { at: number; answer: Promise<boolean> } | null = null;

function ask(): Promise<boolean> {
  const reply = db.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, patienceMs, false).unref());
  return Promise.race([reply, late]);
}

/** Does the database answer? Asked at most twice a second however many requests want to know. */
export function isDatabaseUp(now = Date.now()): Promise<boolean> {
  if (!last || now - last.at > freshMs) last = { at: now, answer: ask() };
  return last.answer;
}
