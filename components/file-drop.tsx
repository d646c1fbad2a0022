"use client";

import { useState } from "react";
import { fileSize } from "#db/values/file-size.ts";
import { buttonClass } from "./button.tsx";
import { Icon } from "./icon.tsx";

type Props = {
  id?: string;
  name: string;
  /** «.xlsx,.csv» */
  accept?: string;
  /** title: «Перетащите файл сюда»; choose: «Выбрать файл»; hint: forms and size; other: «Другой файл». */
  labels: { title: string; choose: string; hint: string; other: string };
  /** Bytes in words, by the page's language: pass a locale such as «ru-RU». */
  locale: string;
  required?: boolean;
  onChoose?: (file: File) => void;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

/** The native field lies over the zone: a drop, a press and the keyboard are all the browser's own. */
export function FileDrop({ labels, locale, onChoose, ...field }: Props) {
  const [file, setFile] = useState<File>();
  const [over, setOver] = useState(false);
  return (
    <div className="file-drop" data-over={over || undefined} data-invalid={field["aria-invalid"]}>
      <Icon name={file ? "file-spreadsheet" : "upload"} size={24} className="text-ink-3" />
      <div className="min-w-0">
        <div className="truncate font-medium">{file ? file.name : labels.title}</div>
        <div className="text-xs text-ink-3">{file ? fileSize(file.size, locale) : labels.hint}</div>
      </div>
      <span className={buttonClass({ variant: "second" })} aria-hidden="true">
        {file ? labels.other : labels.choose}
      </span>
      <input
        {...field}
        type="file"
        aria-label={file ? `${labels.other}: ${file.name}` : labels.choose}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          setFile(chosen);
          if (chosen) onChoose?.(chosen);
        }}
      />
    </div>
  );
}
