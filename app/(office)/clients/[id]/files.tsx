import { Button } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { Section } from "#components/section.tsx";
import type { FileOfCard } from "#db/clients/dossier.ts";
import { fileSize } from "#db/values/file-size.ts";
import { formatShortDay } from "#db/values/time.ts";
import { type CardView, nameOf, smallButton, whenOptions } from "./card-view.ts";

/** Papers and pictures of the client; those of a talk or an agreement stand there, and here. */
export function Files({ view, edits }: { view: CardView; edits: boolean }) {
  const { d, card } = view;
  return (
    <Section
      title={d("card.files")}
      count={card.files.length || undefined}
      action={
        edits ? (
          <Button {...smallButton} icon="plus" data-record="file" data-id="">
            {d("card.addFile")}
          </Button>
        ) : null
      }
    >
      {card.files.length === 0 ? <p className="text-sm text-ink-3">{d("card.filesNone")}</p> : null}
      <FileList files={card.files} view={view} edits={edits} whole />
    </Section>
  );
}

interface ListProps {
  files: readonly FileOfCard[];
  view: CardView;
  edits: boolean;
  /** With who attached it and when, and a button to take it away. */
  whole?: boolean;
}

export function FileList({ files, view, edits, whole }: ListProps) {
  if (files.length === 0) return null;
  const { d, client, actor } = view;
  const locale = actor.locale === "en" ? "en-GB" : "ru-RU";
  return (
    <ul>
      {files.map(({ id, name, size, at, author, version }) => (
        <li key={id} className="flex items-start gap-2 py-1 text-sm">
          <Icon name="file-text" size={14} className="mt-[3px] text-ink-3" />
          <div className="min-w-0 flex-1">
            <a
              href={`/clients/${client.id}/records/files/${id}`}
              data-hard=""
              className="wrap-anywhere text-ink"
            >
              {name}
            </a>
            <span className="text-xs whitespace-nowrap text-ink-3"> {fileSize(size, locale)}</span>
            {whole ? (
              <div className="text-xs text-ink-3">
                {nameOf(author)}, {formatShortDay(new Date(at), whenOptions(view))}
              </div>
            ) : null}
          </div>
          {whole && edits ? (
            <Button
              {...smallButton}
              icon="trash-2"
              data-record="file-remove"
              data-id={id}
              data-version={version}
              data-name={name}
            >
              {d("card.removeFile", { name })}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
