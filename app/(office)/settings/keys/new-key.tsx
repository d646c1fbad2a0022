"use client";

import { Button } from "#components/button.tsx";
import { Notice } from "#components/notice.tsx";
import { toast } from "#components/toast.tsx";

export type NewKeyWords = Record<
  "ready" | "once" | "copy" | "copied" | "copyFailed" | "copyCurl" | "done" | "secret",
  string
>;

interface Props {
  secret: string;
  curl: string;
  words: NewKeyWords;
  onDone: () => void;
}

/** The key, shown this once, and a request with it that can be tried at once. */
export function NewKey({ secret, curl, words, onDone }: Props) {
  const copy = (text: string) =>
    navigator.clipboard.writeText(text).then(
      () => toast.done(words.copied),
      () => toast.failed(words.copyFailed),
    );
  return (
    <div className="grid gap-4">
      <Notice tone="soon">{words.once}</Notice>
      <label className="field" htmlFor="new-key">
        <span className="field-label">{words.secret}</span>
        <input
          id="new-key"
          className="input font-mono text-xs"
          readOnly
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <div className="flex flex-wrap gap-2">
        <Button icon="copy" onClick={() => copy(secret)}>
          {words.copy}
        </Button>
        <Button variant="ghost" icon="copy" onClick={() => copy(curl)}>
          {words.copyCurl}
        </Button>
        <Button variant="primary" className="ml-auto" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </div>
  );
}
