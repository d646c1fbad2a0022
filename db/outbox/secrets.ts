import { inArray, sql } from "drizzle-orm";
import { secretLetters } from "../values/letters.ts";
import { outbox } from "./table.ts";

/** What is left of the payload once a letter has left: links that open an account are not kept. */
export const blankSecrets = sql`case when ${inArray(outbox.kind, [...secretLetters])} then '{}'::jsonb else ${outbox.props} end`;
