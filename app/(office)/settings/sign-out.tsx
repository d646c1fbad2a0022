"use client";

import { useTransition } from "react";
import { Button } from "#components/button.tsx";
import { endSession } from "./actions.ts";

/** Ends the session row itself; a whole page load then drops everything the browser kept in memory. */
export function SignOut({ label, sessionId }: { label: string; sessionId: string | null }) {
  const [pending, start] = useTransition();
  const leave = () =>
    start(async () => {
      if (sessionId) await endSession({ id: sessionId });
      window.location.assign("/sign-in");
    });
  return (
    <Button variant="ghost" icon="log-out" className="w-full justify-start" pending={pending} onClick={leave}>
      {label}
    </Button>
  );
}
