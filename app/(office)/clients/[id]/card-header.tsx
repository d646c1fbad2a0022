import { Avatar } from "#components/avatar.tsx";
import { Button, ButtonLink } from "#components/button.tsx";
import { ClassMark } from "#components/class-mark.tsx";
import { Icon } from "#components/icon.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { StageMark } from "#components/stage-mark.tsx";
import { clientRoles, clientStatuses } from "#db/clients/registries.ts";
import { can } from "#db/permissions.ts";
import { AssignButton } from "../../assignments/assign-button.tsx";
import { rhythmWord, stageOf } from "../columns.tsx";
import { CardMenu } from "./archive-menu.tsx";
import { type CardView, nameOf } from "./card-view.ts";
import { CountedClass } from "./class/counted-class.tsx";
import { Neighbours } from "./neighbours.tsx";
import { rightsOn } from "./rights.ts";

/** Whom one looks at: path, name, class, status, responsible, town; at the right what one does most. */
export function CardHeader({ view }: { view: CardView }) {
  const { actor, t, client, card, work } = view;
  const owner = nameOf(client.owner);
  const phone = [...card.people.flatMap(({ points }) => points), ...client.points].find(
    ({ kind }) => kind === "phone",
  );
  const archives = client.editable && can(actor, "client.archive");
  return (
    <PageHeader
      object
      title={client.name}
      breadcrumbs={
        <Neighbours
          id={client.id}
          labels={{
            path: t("card.path"),
            clients: t("title"),
            previous: t("card.previous"),
            next: t("card.next"),
          }}
        />
      }
      actions={
        <>
          {client.contactsVisible && !client.archivedAt ? (
            <AssignButton view={work} clientId={client.id} />
          ) : null}
          {rightsOn(view).letters ? (
            <Button
              variant="ghost"
              icon="mail"
              data-record="letter"
              data-id=""
              data-letter=""
              aria-keyshortcuts="l"
            >
              <span className="max-md:sr-only">{t("card.letter")}</span>
            </Button>
          ) : null}
          {can(actor, "complaint.lodge") && !client.archivedAt ? (
            <ButtonLink variant="ghost" icon="book-open" href={`/complaints/new?client=${client.id}`}>
              <span className="max-md:sr-only">{t("card.complaint")}</span>
            </ButtonLink>
          ) : null}
          {phone ? (
            <ButtonLink variant="primary" icon="phone" href={`tel:${phone.value}`} data-hard="">
              {t("call")}
            </ButtonLink>
          ) : null}
          {archives ? (
            <CardMenu
              id={client.id}
              version={client.version}
              archived={client.archivedAt !== null}
              words={t.raw("archiving")}
            />
          ) : null}
        </>
      }
      meta={
        <>
          <span className="inline-flex items-center gap-1.5">
            <ClassMark letter={client.class} label={t("classLabel", { letter: client.class })} />
            {rhythmWord(client.class, view)}
            <CountedClass view={view} />
          </span>
          <StageMark stage={stageOf(client.status)}>
            {clientStatuses[client.status].label[actor.locale]}
          </StageMark>
          <span className="who">
            {owner ? <Avatar name={owner} size={20} /> : null}
            {owner || t("card.noOwner")}
          </span>
          {client.region ? (
            <span className="inline-flex items-center gap-1.5">
              <Icon name="map-pin" size={14} className="text-ink-3" />
              {client.region}
            </span>
          ) : null}
          {card.group ? (
            <a
              href={`/clients/groups/${card.group.id}`}
              className="inline-flex items-center gap-1.5 text-ink-2"
            >
              <Icon name="briefcase" size={14} className="text-ink-3" />
              {card.group.name}
            </a>
          ) : null}
          {client.branch ? (
            <span className="inline-flex items-center gap-1.5">
              <Icon name="building-2" size={14} className="text-ink-3" />
              {client.branch.name}
            </span>
          ) : null}
          {client.role === "client" ? null : (
            <span className="tag">{clientRoles[client.role].label[actor.locale]}</span>
          )}
        </>
      }
    />
  );
}
