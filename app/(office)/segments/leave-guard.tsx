import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import type { EditorWords } from "./desk.ts";

type Route = Parameters<ReturnType<typeof useRouter>["push"]>[0];

/** The link that a press would follow in this window, if it leads away from the page. */
function wayOut(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.target || link.origin !== location.origin) return null;
  return link.pathname === location.pathname ? null : link.pathname + link.search;
}

/** While something is not saved, a link of the page asks first, and so does the browser. */
export function LeaveGuard({ active, words }: { active: boolean; words: EditorWords }) {
  const router = useRouter();
  const [goal, setGoal] = useState<string | null>(null);
  useEffect(() => {
    if (!active) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const href = wayOut(event);
      if (!href) return;
      event.preventDefault();
      event.stopPropagation();
      setGoal(href);
    };
    window.addEventListener("beforeunload", onUnload);
    // Before everybody else: the soft navigation listens at the document too.
    window.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      window.removeEventListener("click", onClick, { capture: true });
    };
  }, [active]);
  return (
    <Dialog
      open={goal !== null}
      onClose={() => setGoal(null)}
      title={words.leaveTitle}
      closeLabel={words.stay}
      footer={
        <>
          <Button variant="ghost" onClick={() => router.push(goal as Route)}>
            {words.leave}
          </Button>
          <Button variant="primary" data-autofocus="" onClick={() => setGoal(null)}>
            {words.stay}
          </Button>
        </>
      }
    >
      <p className="text-sm">{words.leaveText}</p>
    </Dialog>
  );
}
