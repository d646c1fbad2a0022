import type { Role } from "./staff/roles.ts";
import type { Locale } from "./values/text.ts";

declare const minted: unique symbol;

interface Staff {
  kind: "staff";
  id: string;
  sessionId: string | null;
  name: string;
  role: Role;
  branchId: string | null;
  departmentId: string | null;
  /** Departments that this person heads. */
  headOf: readonly string[];
  locale: Locale;
  timeZone: string;
}

interface Job {
  kind: "job";
  name: string;
}

/**
 * Who asks. The first argument of every query and command.
 * Minted only by `app/session.ts`, `app/jobs`, a public token or an API key (and by tests and seeds).
 */
export type StaffActor = Staff & { readonly [minted]: true };
export type JobActor = Job & { readonly [minted]: true };
export type Actor = StaffActor | JobActor;

export function staffActor(staff: Omit<Staff, "kind">): StaffActor {
  return { kind: "staff", ...staff } as StaffActor;
}

export function jobActor(name: string): JobActor {
  return { kind: "job", name } as JobActor;
}
