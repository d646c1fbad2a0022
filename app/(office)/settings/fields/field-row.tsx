import type { Words } from "#app/words.ts";
import { Badge } from "#components/badge.tsx";
import { Button } from "#components/button.tsx";
import type { StaffActor } from "#db/actor.ts";
import { fieldKinds } from "#db/fields/kinds.ts";
import type { SettingsField } from "#db/fields/queries.ts";
import { formatNumber } from "#db/values/money.ts";

interface Props {
  field: SettingsField;
  first: boolean;
  last: boolean;
  view: { actor: StaffActor; t: Words<"fields"> };
}

/** Choices that a row names before it counts the others. */
const NAMED = 4;

/** One field: what it is called and holds, with how many clients it is filled, and what can be done with it. */
export function FieldRow({ field, first, last, view: { actor, t } }: Props) {
  const { id, name, kind, choices, hint, required, personal, archivedAt, filled } = field;
  const named = choices.filter(({ retired }) => !retired).map(({ label }) => label);
  const more = named.length - NAMED;
  const tool = { variant: "ghost", size: "sm", iconOnly: true } as const;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 border-t border-line py-3 text-sm first:border-0">
      <div className="min-w-0 flex-1 basis-[280px]">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{name}</span>
          {required ? <Badge tone="soon">{t("required")}</Badge> : null}
          {personal ? <Badge>{t("personal")}</Badge> : null}
        </p>
        <p className="text-xs text-ink-3">
          {fieldKinds[kind].label[actor.locale]}
          {named.length > 0
            ? `: ${named.slice(0, NAMED).join(", ")}${more > 0 ? t("more", { n: more }) : ""}`
            : null}
        </p>
        {hint ? <p className="text-xs text-ink-3">{hint}</p> : null}
      </div>
      <span className="w-[176px] text-ink-2 max-md:w-full">
        {filled > 0 ? t("filled", { n: filled, count: formatNumber(filled, actor.locale) }) : t("unfilled")}
      </span>
      <span className="-my-1 flex w-[136px] items-center justify-end max-md:justify-start">
        {archivedAt ? (
          <Button size="sm" icon="undo-2" data-restore={id}>
            {t("restore")}
          </Button>
        ) : (
          <>
            <Button {...tool} icon="arrow-up" data-up={id} disabled={first}>
              {t("up", { name })}
            </Button>
            <Button {...tool} icon="arrow-down" data-down={id} disabled={last}>
              {t("down", { name })}
            </Button>
            <Button {...tool} icon="pencil" data-field={id}>
              {t("edit", { name })}
            </Button>
            <Button {...tool} icon="archive" data-archive={id}>
              {t("archive", { name })}
            </Button>
          </>
        )}
      </span>
    </li>
  );
}
