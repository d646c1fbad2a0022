"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";
import { Button } from "#components/button.tsx";
import { toast } from "#components/toast.tsx";
import { orderCount } from "./actions.ts";

interface Props {
  /** A count is under way: the page looks for its end by itself. */
  running: boolean;
  words: Record<"now" | "ordering" | "running" | "failed", string>;
}

const everyMs = 2_000;

export function CountButton({ running, words }: Props) {
  const router = useRouter();
  const [pending, start] = useTransition();
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => router.refresh(), everyMs);
    return () => clearInterval(timer);
  }, [running, router]);
  const press = () =>
    start(async () => {
      const answer = await orderCount({}).catch(() => null);
      if (!answer?.ok) toast.failed(answer?.message ?? words.failed);
    });
  const busy = pending || running;
  return (
    <Button icon="rotate-cw" pending={busy} onClick={busy ? undefined : press}>
      {running ? words.running : pending ? words.ordering : words.now}
    </Button>
  );
}
