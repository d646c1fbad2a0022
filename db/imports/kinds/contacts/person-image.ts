import type { DecisionRole } from "#db/contacts/decision-roles.ts";

/** What one row made of a person, or added to one who was there. */
export interface PersonImage {
  id: string;
  /** The row made the person; else it only added to them. */
  isNew: boolean;
  /** Ids of the phones and e-mails that it added. */
  points: string[];
  /** What was filled at the client's: from nothing. */
  position?: string;
  decisionRole?: DecisionRole;
}
