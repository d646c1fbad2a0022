import { buttonClass } from "#components/button.tsx";
import { cx } from "#components/cx.ts";
import { Static } from "#components/static-html.tsx";
import { Timeline, TimelineDay } from "#components/timeline.tsx";
import { timelineFilters } from "#db/clients/timeline-filters.ts";
import { capitalize } from "#db/values/text.ts";
import { addDays, formatDay, formatLongDay, localDate } from "#db/values/time.ts";
import { type CardView, whenOptions } from "./card-view.ts";
import { FeedEntry } from "./feed-entry.tsx";
import { type FeedSearch, feedHref } from "./parse-feed.ts";

/** What has happened, newest first, by days; promises stand out of the talk. */
export function Feed({ view, feed }: { view: CardView; feed: FeedSearch }) {
  const { t, client, card, actor } = view;
  const { entries, next } = card.timeline;
  const days = Map.groupBy(entries, ({ at }) => localDate(at, actor.timeZone));
  return (
    <section id="feed" aria-label={t("card.timeline")} className="scroll-mt-14">
      <h2 className="sr-only">{t("card.timeline")}</h2>
      <Static as="nav" aria-label={t("card.timeline")} className="mb-1 flex flex-wrap gap-1">
        {timelineFilters.map((show) => (
          <a
            key={show}
            href={feedHref(client.id, { show, before: null })}
            aria-current={show === feed.show ? "true" : undefined}
            className={cx(
              buttonClass({ variant: "ghost", size: "sm" }),
              show === feed.show && "bg-fill text-ink",
            )}
          >
            {t(`card.show.${show}`)}
          </a>
        ))}
      </Static>
      {feed.before ? (
        <a
          href={feedHref(client.id, { show: feed.show, before: null })}
          className={cx(buttonClass({ size: "sm" }), "my-2")}
        >
          {t("card.latest")}
        </a>
      ) : null}
      {entries.length === 0 ? (
        <p className="py-6 text-sm text-ink-3">
          {t(feed.show === "all" ? "card.timelineNone" : "card.timelineNoneOf")}
        </p>
      ) : (
        <Timeline label={t("card.timeline")}>
          {[...days].flatMap(([day, list]) => [
            <TimelineDay key={day}>{dayWord(day, view)}</TimelineDay>,
            ...list.map((entry) => <FeedEntry key={entry.id} entry={entry} view={view} />),
          ])}
        </Timeline>
      )}
      {next ? (
        <a
          href={feedHref(client.id, { show: feed.show, before: next })}
          className={cx(buttonClass({ block: true }), "mt-3")}
        >
          {t("card.earlier")}
        </a>
      ) : null}
    </section>
  );
}

/** «Сегодня», «Вчера», «Четверг, 12 марта». */
function dayWord(day: string, view: CardView): string {
  const when = whenOptions(view);
  const isNear = day >= addDays(localDate(view.now, when.timeZone), -1);
  return capitalize(isNear ? formatDay(day, when) : formatLongDay(day, when));
}
