import { sql } from "drizzle-orm";
import { env } from "../env.ts";
import { Refused } from "../errors.ts";
import { recordEvent } from "../events.ts";
import type { Tx } from "../index.ts";
import type { PersonName } from "../values/person-name.ts";
import { makePasswordLink } from "./links.ts";
import { company, staff } from "./table.ts";

export interface FirstDirector {
  company: string;
  email: string;
  name: PersonName;
}

/** Open an empty office: its company and its first director. Answers the address at which the password is set. */
export async function openOffice(tx: Tx, input: FirstDirector, now: Date): Promise<string> {
  await tx.execute(sql`lock table ${staff} in share row exclusive mode`);
  if ((await tx.$count(staff)) > 0) throw new Refused("office_open");
  await tx.insert(company).values({ name: input.company });
  const [row] = await tx
    .insert(staff)
    .values({ ...input.name, given: input.name.given ?? "", email: input.email, role: "director" })
    .returning({ id: staff.id });
  const { id } = row as { id: string };
  await recordEvent(tx, null, { command: "office.open", entity: "staff", entityId: id });
  const { token } = await makePasswordLink(tx, id, "invitation", now);
  return `${env().APP_URL}/password/${token}`;
}
