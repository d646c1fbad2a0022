"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { keepFocusOn } from "./return-focus.ts";
import { isWithin, linkTarget, searchTarget } from "./soft-target.ts";

type Route = Parameters<ReturnType<typeof useRouter>["push"]>[0];

/**
 * One listener makes every plain link and GET form of the page a client navigation, so that rows, chips and pagers
 * stay plain HTML. Nothing is prefetched: a card that was not opened must not count as viewed.
 */
export function SoftNavigation() {
  const router = useRouter();
  const pathname = usePathname();
  const [pending, startTransition] = useTransition();

  useEffect(() => {
    document.documentElement.toggleAttribute("data-navigating", pending);
  }, [pending]);

  // The frame is not drawn anew from page to page, so the mark of the place is moved.
  useEffect(() => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-place]")) {
      if (isWithin(pathname, link.pathname)) link.ariaCurrent = "page";
      else link.ariaCurrent = null;
    }
  });

  useEffect(() => {
    const go = (event: Event, href: string, from: Element) => {
      event.preventDefault();
      const popover = from.closest<HTMLElement>("[popover]");
      popover?.hidePopover();
      // A condition that was applied is drawn anew: the keyboard stays on its chip.
      if (popover?.id && from instanceof HTMLFormElement)
        keepFocusOn(() => document.querySelector<HTMLElement>(`[popovertarget="${popover.id}"]`));
      startTransition(() => router.push(href as Route));
    };
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const href = link && linkTarget(link, location.href);
      if (href) go(event, href, link);
    };
    const onSubmit = (event: SubmitEvent) => {
      const form = event.target;
      if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== "get") return;
      if (form.target || "hard" in form.dataset) return;
      const url = new URL(form.action);
      if (url.origin === location.origin)
        go(event, searchTarget(url, new FormData(form, event.submitter)), form);
    };
    document.addEventListener("click", onClick);
    document.addEventListener("submit", onSubmit);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("submit", onSubmit);
    };
  }, [router]);
  return null;
}
