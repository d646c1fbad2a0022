"use client";

import { ArchiveMenu, type ArchiveProps } from "#app/(office)/archive-menu.tsx";
import { archiveQuestionnaire, restoreQuestionnaire } from "../../actions.ts";

export function QuestionnaireMenu(props: ArchiveProps) {
  return (
    <ArchiveMenu
      menuId="questionnaire-more"
      archive={archiveQuestionnaire}
      restore={restoreQuestionnaire}
      {...props}
    />
  );
}
