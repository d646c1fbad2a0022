"use client";

import { useEffect } from "react";

/** Marks the page as alive. Typing before that moment can be lost, so browser tests wait for the mark. */
export function Hydrated() {
  useEffect(() => {
    document.documentElement.dataset.hydrated = "";
  }, []);
  return null;
}
