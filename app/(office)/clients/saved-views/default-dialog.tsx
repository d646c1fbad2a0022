import { useState } from "react";
import { Button } from "#components/button.tsx";
import { Checkbox } from "#components/checkbox.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Notice } from "#components/notice.tsx";
import { setDefault } from "./actions.ts";
import type { Props as MenuProps } from "./view-menu.tsx";

type Props = MenuProps & { onClose: () => void };

/** For whom the list opens with this view. Each box is kept as it is pressed. */
export default function DefaultDialog({ view, roles, words, onClose }: Props) {
  const [of, setOf] = useState(() => new Set(view?.of ?? []));
  const [fault, setFault] = useState<string>();
  const toggle = async (place: string, on: boolean) => {
    const next = new Set(of);
    if (on) next.add(place);
    else next.delete(place);
    setOf(next);
    setFault(undefined);
    const to =
      place === "company"
        ? { kind: "company" as const }
        : { kind: "role" as const, role: place as "director" };
    const answer = await setDefault({ viewId: on && view ? view.id : null, for: to }).catch(() => null);
    if (answer?.ok) return;
    setOf(of);
    setFault(answer?.message ?? words.failed);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.usualTitle}
      closeLabel={words.close}
      footer={
        <Button variant="primary" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <div className="grid gap-3">
        <p className="text-sm text-ink-2">{words.usualText}</p>
        {fault ? (
          <Notice tone="late" role="alert">
            {fault}
          </Notice>
        ) : null}
        {[{ value: "company", label: words.company }, ...roles].map(({ value, label }) => (
          <Checkbox
            key={value}
            checked={of.has(value)}
            onChange={(event) => void toggle(value, event.target.checked)}
          >
            {label}
          </Checkbox>
        ))}
      </div>
    </Dialog>
  );
}
