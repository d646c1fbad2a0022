import type { StaffActor } from "#db/actor.ts";
import { db, type Reader } from "#db/index.ts";
import { countNodes } from "#db/segments/counts.ts";
import { sampleSegment } from "#db/segments/queries.ts";
import type { SegmentTree } from "#db/segments/tree.ts";
import { shortName } from "#db/values/person-name.ts";
import { formatShortDay } from "#db/values/time.ts";

/** Who is in the segment now, ready to be shown: how many, how many by each part alone, and the first twenty. */
export async function previewSegment(actor: StaffActor, tree: SegmentTree, now: Date, reader: Reader = db) {
  const [{ total, own }, sample] = await Promise.all([
    countNodes(actor, tree, now, reader),
    sampleSegment(actor, tree, now, 20, reader),
  ]);
  const when = { locale: actor.locale, timeZone: actor.timeZone, now };
  return {
    count: own[0] ?? 0,
    total,
    own,
    rows: sample.map(
      ({ id, name, class: letter, region, tags, lastContactAt, ownerSurname, ownerGiven }) => ({
        id,
        name,
        class: letter,
        region: region ?? "",
        tags: tags.join(", "),
        contact: lastContactAt ? formatShortDay(lastContactAt, when) : "",
        owner: ownerSurname
          ? shortName({ surname: ownerSurname, given: ownerGiven ?? "", patronymic: null })
          : "",
      }),
    ),
  };
}

export type Preview = Awaited<ReturnType<typeof previewSegment>>;
