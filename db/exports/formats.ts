import type { Text } from "#db/values/text.ts";

export const exportFormats = {
  xlsx: {
    label: { ru: "Excel (XLSX)", en: "Excel (XLSX)" },
    mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  csv: {
    label: { ru: "CSV для русского Excel", en: "CSV for the Russian Excel" },
    mime: "text/csv; charset=utf-8",
  },
} satisfies Record<string, { label: Text; mime: string }>;

export type ExportFormat = keyof typeof exportFormats;
