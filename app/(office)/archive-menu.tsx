"use client";

import type { Result } from "#app/action.ts";
import { buttonClass } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { Menu, MenuItem } from "#components/menu.tsx";
import { toast } from "#components/toast.tsx";

type Order = (input: { id: string; expectedVersion: number }) => Promise<Result<{ version: number }>>;
type Word = "more" | "archive" | "restore" | "archivedDone" | "restored" | "undo" | "failed";

/** Of one record, as its page hands it over. */
export type ArchiveProps = {
  id: string;
  /** As the person sees it; asked at the press where the page itself goes on storing. */
  version: number | (() => Promise<number>);
  archived: boolean;
  words: Record<Word, string>;
};

type Props = ArchiveProps & {
  menuId: string;
  archive: Order;
  restore: Order;
  /** Told the new version, where the page goes on from it. */
  onMoved?: (version: number) => void;
};

/** «Ещё»: out of the list and back, and what was done can be undone. */
export function ArchiveMenu(props: Props) {
  const { menuId, id, version, archived, words, archive, restore, onMoved } = props;
  const press = async () => move(!archived, typeof version === "number" ? version : await version());
  const move = async (away: boolean, expectedVersion: number) => {
    const answer = await (away ? archive : restore)({ id, expectedVersion }).catch(() => null);
    if (!answer?.ok) return toast.failed(answer?.message ?? words.failed);
    const made = answer.data.version;
    onMoved?.(made);
    toast.done(away ? words.archivedDone : words.restored, {
      undo: { label: words.undo, run: () => void move(!away, made) },
    });
  };
  return (
    <Menu
      id={menuId}
      label={words.more}
      align="end"
      triggerClass={buttonClass({ variant: "ghost", iconOnly: true })}
      triggerLabel={words.more}
      trigger={<Icon name="ellipsis" />}
    >
      <MenuItem icon={archived ? "undo-2" : "archive"} onSelect={() => void press()}>
        {archived ? words.restore : words.archive}
      </MenuItem>
    </Menu>
  );
}
