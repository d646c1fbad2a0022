import { eq } from "drizzle-orm";
import type { StaffActor } from "#db/actor.ts";
import { recordEvent } from "#db/events.ts";
import type { Tx } from "#db/index.ts";
import type { ArchiveQuestionnaire } from "#db/surveys/input.ts";
import { lockQuestionnaire } from "#db/surveys/lock.ts";
import { questionnaires } from "#db/surveys/table.ts";

/** Out of the list and the choice for new campaigns; those that run on it go on as they were. */
export function archiveQuestionnaire(tx: Tx, actor: StaffActor, input: ArchiveQuestionnaire, now: Date) {
  return setArchived(tx, actor, input, now);
}

export function restoreQuestionnaire(tx: Tx, actor: StaffActor, input: ArchiveQuestionnaire) {
  return setArchived(tx, actor, input, null);
}

async function setArchived(
  tx: Tx,
  actor: StaffActor,
  input: ArchiveQuestionnaire,
  archivedAt: Date | null,
): Promise<{ version: number }> {
  const questionnaire = await lockQuestionnaire(tx, actor, input);
  const { id, version: seen, archivedAt: before } = questionnaire;
  if ((before === null) === (archivedAt === null)) return { version: seen };
  const version = seen + 1;
  await tx.update(questionnaires).set({ archivedAt, version }).where(eq(questionnaires.id, id));
  await recordEvent(tx, actor, {
    command: archivedAt ? "questionnaire.archive" : "questionnaire.restore",
    entity: "questionnaire",
    entityId: id,
    before: { archivedAt: before },
    after: { archivedAt },
  });
  return { version };
}
