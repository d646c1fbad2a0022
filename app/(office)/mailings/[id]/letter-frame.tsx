"use client";

import { useState } from "react";

/**
 * A letter as a mail program shows it: white, in a sandbox without scripts, forms and windows. Same-origin only so
 * that the frame can be made as high as the letter.
 */
export function LetterFrame({ html, title }: { html: string; title: string }) {
  const [height, setHeight] = useState(420);
  return (
    <iframe
      title={title}
      srcDoc={html}
      sandbox="allow-same-origin"
      onLoad={(event) => {
        const page = event.currentTarget.contentDocument;
        if (!page) return;
        setHeight(Math.min(2_000, page.documentElement.scrollHeight));
        // The links are dead; a press must not take the frame away either.
        page.addEventListener("click", (press) => press.preventDefault());
      }}
      style={{ height }}
      className="block w-full bg-white"
    />
  );
}
