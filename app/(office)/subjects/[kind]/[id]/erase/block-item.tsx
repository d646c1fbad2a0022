import type { Words } from "#app/words.ts";
import type { Block } from "#db/erasures/plan.ts";

/** What has to be finished first, with the way there. */
export function BlockItem({ block, t }: { block: Block; t: Words<"subjects"> }) {
  switch (block.why) {
    case "complaint":
      return (
        <li>
          <a className="link" href={`/complaints/${block.id}`}>
            {block.number}
          </a>
          {": "}
          {t("erasing.blocks.complaint")}
        </li>
      );
    case "promise":
      return (
        <li>
          <a className="link" href={`/assignments/${block.id}`}>
            {block.title}
          </a>
          {": "}
          {t("erasing.blocks.promise")}
        </li>
      );
    case "letter":
      return <li>{t("erasing.blocks.letter")}</li>;
    default:
      return <li>{t("erasing.blocks.import", { number: block.number })}</li>;
  }
}
