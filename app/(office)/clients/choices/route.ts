import { z } from "zod";
import { apiRoute } from "#app/routes.ts";
import { wordsIn } from "#app/words.ts";
import { NO_OWNER } from "#db/clients/list-input.ts";
import { listBranches, listOwners, listRegions } from "#db/clients/queries.ts";
import { listFixed, listSources, listTags } from "#db/segments/queries.ts";
import { shortName } from "#db/values/person-name.ts";

/** The values of a filter, fetched when it is opened. */
export const GET = apiRoute(
  "client.view",
  z.strictObject({ of: z.enum(["region", "owner", "branch", "tag", "source", "list"]) }),
  async (tx, actor, { of }) => {
    if (of === "region") return (await listRegions(tx)).map((region) => ({ value: region, label: region }));
    if (of === "branch") return (await listBranches(tx)).map(({ id, name }) => ({ value: id, label: name }));
    if (of === "tag") return (await listTags(actor, tx)).map((tag) => ({ value: tag, label: tag }));
    if (of === "source")
      return (await listSources(actor, tx)).map((source) => ({ value: source, label: source }));
    if (of === "list")
      return (await listFixed(actor, tx)).map(({ id, name }) => ({ value: id, label: name }));
    const t = wordsIn(actor.locale, "clients");
    const owners = await listOwners(tx);
    return [
      { value: NO_OWNER, label: t("noOwnerChoice") },
      ...owners.map((owner) => ({ value: owner.id, label: shortName({ ...owner, patronymic: null }) })),
    ];
  },
);
