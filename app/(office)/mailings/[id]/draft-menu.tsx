"use client";

import { ArchiveMenu, type ArchiveProps } from "../../archive-menu.tsx";
import { archiveMailing, restoreMailing } from "../actions.ts";
import { useDesk } from "./draft-desk.tsx";

type Props = Pick<ArchiveProps, "archived" | "words">;

/** «Ещё» of a draft on its own page: what is typed is stored first, so that nothing of it is lost. */
export function DraftMenu({ archived, words }: Props) {
  const { id, draft } = useDesk();
  const versionNow = async () => {
    await draft.flush();
    return draft.version();
  };
  return (
    <ArchiveMenu
      menuId="mailing-more"
      id={id}
      version={versionNow}
      archived={archived}
      words={words}
      archive={archiveMailing}
      restore={restoreMailing}
      onMoved={draft.moved}
    />
  );
}
