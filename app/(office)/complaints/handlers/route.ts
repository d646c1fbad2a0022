import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { matching } from "#components/combobox-options.ts";
import { can } from "#db/permissions.ts";
import { listColleagues } from "#db/staff/queries.ts";

const shown = 20;

/** Colleagues whom a complaint may be handed to: everybody whose role handles complaints. */
export const GET = apiRoute(
  "complaint.handle",
  z.strictObject({ find: z.string().max(100).default("") }),
  async (tx, actor, { find }) => {
    const people = await listColleagues(actor, tx);
    const options = people
      .filter(({ role }) => can({ ...actor, role }, "complaint.handle"))
      .map(({ id, given, surname, department }) => ({
        value: id,
        label: [given, surname].filter(Boolean).join(" "),
        hint: department ?? undefined,
      }));
    return matching(options, find).slice(0, shown);
  },
);
