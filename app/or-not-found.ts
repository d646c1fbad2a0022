import { notFound } from "next/navigation";
import { Refused } from "#db/errors.ts";

/** `await getClient(actor, id).catch(orNotFound)`: what one does not see is the same page as what does not exist. */
export function orNotFound(error: unknown): never {
  if (error instanceof Refused && error.code === "not_found") notFound();
  throw error;
}
