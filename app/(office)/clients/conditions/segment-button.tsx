"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "#components/button.tsx";
import type { Props as DialogProps } from "./segment-dialog.tsx";

const SegmentDialog = lazy(() => import("./segment-dialog.tsx"));

/** «Сохранить как сегмент». */
export function SegmentButton(props: Omit<DialogProps, "onClose">) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" size="sm" onClick={() => setOpen(true)}>
        {props.words.action}
      </Button>
      {open ? (
        <Suspense>
          <SegmentDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
