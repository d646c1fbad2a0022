"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button, type ButtonLook } from "#components/button.tsx";
import type { SegmentTree } from "#db/segments/tree.ts";
import type { ConditionsWords } from "./conditions-dialog.tsx";

const ConditionsDialog = lazy(() => import("./conditions-dialog.tsx"));

interface Props extends ButtonLook {
  tree: SegmentTree | null;
  /** The list without its tree, as an address has it. */
  query: string;
  locale: "ru" | "en";
  words: ConditionsWords;
  children: ReactNode;
}

/** Opens the editor of all conditions; it comes to the browser with the first press. */
export function ConditionsButton({ tree, query, locale, words, children, ...look }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...look} onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open ? (
        <Suspense>
          <ConditionsDialog
            tree={tree}
            query={query}
            locale={locale}
            words={words}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
