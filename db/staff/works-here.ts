import { and, isNull, type SQL } from "drizzle-orm";
import { staff } from "./table.ts";

/** Of `staff`: may come in, and may be given work. Whose access has ended may still hold some, and gets no more. */
export const worksHere = (): SQL => and(isNull(staff.closedAt), isNull(staff.accessEndedAt)) as SQL;

/** The same of a row that was read. */
export const hasAccess = (person: { closedAt: Date | null; accessEndedAt: Date | null }): boolean =>
  person.closedAt === null && person.accessEndedAt === null;
