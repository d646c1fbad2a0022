"use client";

import type { Messages } from "#app/messages/catalogues.ts";
import { buttonClass } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { Menu, MenuItem } from "#components/menu.tsx";
import { toast } from "#components/toast.tsx";
import { archiveQuestionnaire, restoreQuestionnaire } from "../../actions.ts";

type Props = { id: string; version: number; archived: boolean; words: Messages["surveys"]["archiving"] };

/** «Ещё»: out of the list of questionnaires and back. */
export function ArchiveMenu({ id, version, archived, words }: Props) {
  const move = async (away: boolean, expectedVersion: number) => {
    const order = away ? archiveQuestionnaire : restoreQuestionnaire;
    const answer = await order({ id, expectedVersion }).catch(() => null);
    if (!answer?.ok) return toast.failed(answer?.message ?? words.failed);
    const made = answer.data.version;
    toast.done(away ? words.archivedDone : words.restored, {
      undo: { label: words.undo, run: () => void move(!away, made) },
    });
  };
  return (
    <Menu
      id="questionnaire-more"
      label={words.more}
      align="end"
      triggerClass={buttonClass({ variant: "ghost", iconOnly: true })}
      triggerLabel={words.more}
      trigger={<Icon name="ellipsis" />}
    >
      <MenuItem icon={archived ? "undo-2" : "archive"} onSelect={() => void move(!archived, version)}>
        {archived ? words.restore : words.archive}
      </MenuItem>
    </Menu>
  );
}
