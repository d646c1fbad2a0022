import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { getWords } from "#app/words.ts";
import { type ComboboxOption, matching } from "#components/combobox-options.ts";
import { listColleagues, listDepartments } from "#db/staff/queries.ts";

const shown = 20;

/** Whom one may hand work to: colleagues and departments that fit what was typed. */
export const GET = apiRoute(
  "assignment.act",
  z.strictObject({ find: z.string().max(100).default("") }),
  async (tx, actor, { find }) => {
    const t = await getWords("assignments");
    const [people, departments] = await Promise.all([listColleagues(actor, tx), listDepartments(tx)]);
    const options: ComboboxOption[] = [
      ...departments.map(({ id, name }) => ({
        value: `department:${id}`,
        label: name,
        hint: t("addressees.department"),
      })),
      ...people.map(({ id, given, surname, department }) => ({
        value: `person:${id}`,
        label: [given, surname].filter(Boolean).join(" "),
        hint: id === actor.id ? t("addressees.self") : (department ?? undefined),
      })),
    ];
    return matching(options, find).slice(0, shown);
  },
);
