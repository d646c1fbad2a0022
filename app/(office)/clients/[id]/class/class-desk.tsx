"use client";

import { lazy, Suspense, useEffect, useEffectEvent, useState } from "react";
import { toast } from "#components/toast.tsx";
import type { ClassTold } from "./class-dialog.tsx";

const Dialog = lazy(() => import("./class-dialog.tsx"));

/** Listens to the plain buttons of the class. What the dialog shows, its code included, comes with the first press. */
export function ClassDesk({ clientId, failed }: { clientId: string; failed: string }) {
  const [told, setTold] = useState<ClassTold | null>(null);
  const onClick = useEffectEvent(async (event: MouseEvent) => {
    const button = event.target instanceof Element ? event.target.closest("[data-class]") : null;
    if (!button) return;
    const answer = await fetch(`/clients/${clientId}/class`).catch(() => null);
    if (!answer?.ok) return toast.failed(failed);
    setTold(((await answer.json()) as { data: ClassTold }).data);
  });
  useEffect(() => {
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, []);
  if (!told) return null;
  return (
    <Suspense>
      <Dialog told={told} onClose={() => setTold(null)} />
    </Suspense>
  );
}
