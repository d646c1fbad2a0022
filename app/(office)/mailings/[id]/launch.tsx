import { Fact, Facts } from "#components/facts.tsx";
import { Panel } from "#components/section.tsx";
import { db } from "#db/index.ts";
import { mayLaunchMailing } from "#db/mailings/access.ts";
import { providerInUse } from "#db/mailings/provider.ts";
import { mailProviders } from "#db/mailings/providers.ts";
import { can } from "#db/permissions.ts";
import { say, typo } from "#db/values/text.ts";
import { localDate } from "#db/values/time.ts";
import type { View } from "../translator.ts";
import { LaunchPanel } from "./launch-panel.tsx";
import { loadAudience } from "./load-audience.ts";
import type { Mailing } from "./who.tsx";

/** By what it goes, when, and the button. */
export async function Launch({ of, view }: { of: Mailing; view: View }) {
  const { actor, now, t } = view;
  const [{ chosen, will }, provider] = await Promise.all([
    loadAudience(actor, of.id, now),
    providerInUse(db),
  ]);
  const out = chosen - will;
  const label = typo(say(mailProviders[provider].label, actor.locale), actor.locale);
  const words = t.raw("launch");
  return (
    <Panel className="grid gap-3 p-4">
      <h2>{t("launch.title")}</h2>
      <Facts>
        <Fact label={t("launch.provider")}>
          {can(actor, "mail.settings") ? (
            <a className="link" href="/settings/mail">
              {label}
            </a>
          ) : (
            label
          )}
        </Fact>
      </Facts>
      <LaunchPanel
        locale={actor.locale}
        timeZone={actor.timeZone}
        today={localDate(now, actor.timeZone)}
        will={will}
        mayLaunch={mayLaunchMailing(actor, of.kind)}
        words={{
          ...words,
          zone: t("launch.zone", { zone: actor.timeZone }),
          button: t("launch.button", { n: will }),
          buttonAt: t("launch.buttonAt", { n: will, at: "{at}" }),
          askText: t("launch.askText", { n: will, subject: "{subject}" }),
          askExcluded: out > 0 ? t("launch.askExcluded", { n: out }) : "",
          failed: t("form.failed"),
        }}
      />
    </Panel>
  );
}
