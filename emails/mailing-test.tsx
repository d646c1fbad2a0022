import { fillTags } from "#db/values/merge-tags.ts";
import { MailingSheet } from "./mailing.tsx";
import type { Letter } from "./parts/letter.ts";
import { words } from "./parts/words.ts";

const dead = { unsubscribe: "#", survey: "#", scored: () => "#" };

/** A mailing as one client would read it, to its author; its links lead nowhere. */
export const mailingTest: Letter<"mailing-test"> = {
  subject: ({ subject, values }, locale) =>
    `${words(locale)({ ru: "Проба: ", en: "Test: " })}${fillTags(subject, values)}`,

  body: ({ body, button, values, ...props }, locale) => (
    <MailingSheet
      {...props}
      body={fillTags(body, values)}
      button={button && { ...button, label: fillTags(button.label, values) }}
      links={dead}
      locale={locale}
    />
  ),
};
