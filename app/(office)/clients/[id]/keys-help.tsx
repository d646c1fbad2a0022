import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import type { KeyWords } from "./card-keys.tsx";

const order = [
  ["N", "note"],
  ["C", "call"],
  ["M", "meeting"],
  ["A", "assign"],
  ["L", "letter"],
  ["B", "brief"],
  ["J", "next"],
  ["K", "previous"],
  ["/", "search"],
  ["Ctrl K", "palette"],
  ["?", "help"],
] as const;

/** What each key does here. The same keys in the Russian layout. */
export default function KeysHelp({ words, onClose }: { words: KeyWords; onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      closeLabel={words.close}
      footer={
        <Button onClick={onClose} data-autofocus="">
          {words.close}
        </Button>
      }
    >
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2 text-sm">
        {order.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="kbd">{key}</kbd>
            </dt>
            <dd>{words[what]}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-xs text-ink-3">{words.layout}</p>
    </Dialog>
  );
}
