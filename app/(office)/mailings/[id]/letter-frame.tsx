"use client";

import { useCallback, useEffect, useRef, useState } from "react";

const tallest = 2_000;

/**
 * A letter as a mail program shows it: white, in a sandbox without scripts, forms and windows. Same-origin only so
 * that the frame can be made as high as the letter.
 */
export function LetterFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(420);
  const fit = useCallback(() => {
    const page = frame.current?.contentDocument;
    if (!page?.body) return;
    setHeight(Math.min(tallest, page.documentElement.scrollHeight));
  }, []);
  // A letter that came with the page was there before the script was.
  useEffect(fit, [fit]);
  return (
    <iframe
      ref={frame}
      title={title}
      srcDoc={html}
      sandbox="allow-same-origin"
      onLoad={fit}
      style={{ height }}
      className="block w-full bg-white"
    />
  );
}
