import { and, isNull, lt, ne, type SQL } from "drizzle-orm";
import { assignments } from "./table.ts";

/** Work still to be carried out: reported work waits for the issuer's eye and is not late any more. */
export const isUnfinished = () => and(isNull(assignments.closedAt), ne(assignments.state, "reported")) as SQL;

/** Its term has passed and it is not done. */
export const isOverdue = (now: Date) => and(isUnfinished(), lt(assignments.dueAt, now)) as SQL;
