"use client";

import { lazy, Suspense, useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { Button, buttonClass } from "#components/button.tsx";
import { useSelection } from "#components/data-table/selection-bar.tsx";
import { Icon, type IconName } from "#components/icon.tsx";
import { Menu, MenuItem } from "#components/menu.tsx";
import type { BulkKind } from "#db/bulk/input.ts";

const BulkDialog = lazy(() => import("./bulk-dialog.tsx"));

export type BulkToolWords = Messages["clients"]["bulk"];

interface Props {
  /** What this person may do to many. */
  kinds: readonly BulkKind[];
  /** The list as an address has it, for «all results». */
  query: string;
  locale: "ru" | "en";
  words: BulkToolWords;
}

const first: readonly ["owner" | "tags_add" | "list_add", IconName][] = [
  ["owner", "user-round"],
  ["tags_add", "tag"],
  ["list_add", "list-filter"],
];
const more: readonly BulkKind[] = [
  "status",
  "class",
  "region",
  "source",
  "branch",
  "own",
  "tags_remove",
  "archive",
];

/** What can be done with the ticked clients. The dialog comes to the browser with the first press. */
export function BulkTools({ kinds, query, locale, words }: Props) {
  const { ids, all, clear } = useSelection();
  const [kind, setKind] = useState<BulkKind | null>(null);
  const others = more.filter((one) => kinds.includes(one));
  return (
    <>
      {first
        .filter(([one]) => kinds.includes(one))
        .map(([one, icon]) => (
          <Button key={one} variant="ghost" size="sm" icon={icon} onClick={() => setKind(one)}>
            {words.short[one]}
          </Button>
        ))}
      {others.length > 0 ? (
        <Menu
          id="bulk-more"
          label={words.more}
          triggerClass={buttonClass({ variant: "ghost", size: "sm" })}
          trigger={
            <>
              <Icon name="pencil" />
              {words.more}
            </>
          }
        >
          {others.map((one) => (
            <MenuItem
              key={one}
              icon={one === "archive" ? "archive" : undefined}
              onSelect={() => setKind(one)}
            >
              {words.kinds[one]}
            </MenuItem>
          ))}
        </Menu>
      ) : null}
      {kind ? (
        <Suspense>
          <BulkDialog
            kind={kind}
            selection={all ? { query } : { ids }}
            locale={locale}
            opening={{ title: words.kinds[kind], ...words.opening }}
            onDone={clear}
            onClose={() => setKind(null)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
