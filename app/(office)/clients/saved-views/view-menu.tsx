"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import type { Messages } from "#app/messages/catalogues.ts";
import { buttonClass } from "#components/button.tsx";
import { Icon } from "#components/icon.tsx";
import { Menu, MenuItem, MenuLine } from "#components/menu.tsx";
import { toast } from "#components/toast.tsx";
import { duplicate, overwrite, remove, restore, setDefault } from "./actions.ts";
import { lookHere } from "./look-here.ts";

const ViewDialog = lazy(() => import("./view-dialog.tsx"));
const DefaultDialog = lazy(() => import("./default-dialog.tsx"));

export type ViewWords = Messages["views"]["tools"];

export interface ViewOfMenu {
  id: string;
  name: string;
  shared: boolean;
  version: number;
  editable: boolean;
  changed: boolean;
  /** The reader opens the list with it. */
  usual: boolean;
  /** Roles, and `company`, that open the list with it. */
  of: readonly string[];
}

export interface Props {
  /** The saved view that is open. */
  view?: ViewOfMenu;
  /** The list as it is, as an address has it, without its columns. */
  query: string;
  columns: readonly string[];
  may: { share: boolean; govern: boolean };
  roles: readonly { value: string; label: string }[];
  words: ViewWords;
}

type Answer = { ok: boolean; message?: string } | null;

/** What is done with views: to keep the list as one, and to change, share, copy and delete the one that is open. */
export function ViewMenu(props: Props) {
  const { view, query, columns, words } = props;
  const router = useRouter();
  const [dialog, setDialog] = useState<"new" | "rename" | "default" | null>(null);
  const go = (id?: string) => router.push((id ? `/clients?view=${id}` : "/clients") as "/clients");
  const said = <A extends Answer>(answer: A): answer is A & { ok: true } => {
    if (answer?.ok) return true;
    toast.failed(answer?.message ?? words.failed);
    return false;
  };

  const update = async () => {
    if (!view) return;
    const order = { id: view.id, expectedVersion: view.version, ...lookHere(query, columns) };
    if (!said(await overwrite(order).catch(() => null))) return;
    toast.done(words.updated);
    go(view.id);
  };
  const copy = async () => {
    if (!view) return;
    const name = words.copyOf.replace("{name}", view.name).slice(0, 80);
    const answer = await duplicate({ key: crypto.randomUUID(), id: view.id, name }).catch(() => null);
    if (!said(answer) || !answer.ok) return;
    toast.done(words.copied);
    go(answer.data.id);
  };
  const away = async () => {
    if (!view) return;
    const answer = await remove({ id: view.id, expectedVersion: view.version }).catch(() => null);
    if (!said(answer) || !answer.ok) return;
    const back = async () => {
      const order = { id: view.id, expectedVersion: answer.data.version };
      if (said(await restore(order).catch(() => null))) go(view.id);
    };
    toast.done(words.deleted.replace("{name}", view.name), {
      undo: { label: words.undo, run: () => void back() },
    });
    go();
  };
  const usual = async () => {
    if (!view) return;
    const order = { viewId: view.usual ? null : view.id, for: { kind: "me" as const } };
    if (said(await setDefault(order).catch(() => null)))
      toast.done(view.usual ? words.notUsual : words.nowUsual);
  };
  const link = async () => {
    await navigator.clipboard.writeText(new URL(`/clients?view=${view?.id}`, location.href).href);
    toast.done(words.linkCopied);
  };

  return (
    <>
      {view?.changed && view.editable ? (
        <button type="button" className={buttonClass({ variant: "soft", size: "sm" })} onClick={update}>
          {words.update}
        </button>
      ) : null}
      <Menu
        id="view-menu"
        label={words.menu}
        align="end"
        triggerClass={buttonClass({ variant: "ghost", size: "sm" })}
        trigger={
          <>
            <Icon name="bookmark" />
            {words.menu}
          </>
        }
      >
        <MenuItem icon="save" onSelect={() => setDialog("new")}>
          {words.saveNew}
        </MenuItem>
        {view ? (
          <>
            {view.changed ? (
              <MenuItem icon="undo-2" href={`/clients?view=${view.id}`}>
                {words.revert}
              </MenuItem>
            ) : null}
            <MenuLine />
            {view.editable ? (
              <MenuItem icon="rotate-cw" onSelect={() => void update()}>
                {words.update}
              </MenuItem>
            ) : null}
            {view.editable ? (
              <MenuItem icon="pencil" onSelect={() => setDialog("rename")}>
                {words.rename}
              </MenuItem>
            ) : null}
            <MenuItem icon="copy" onSelect={() => void copy()}>
              {words.copy}
            </MenuItem>
            <MenuItem icon="link" onSelect={() => void link()}>
              {words.link}
            </MenuItem>
            <MenuItem icon="star" onSelect={() => void usual()}>
              {view.usual ? words.unsetUsual : words.setUsual}
            </MenuItem>
            {props.may.govern && view.shared ? (
              <MenuItem icon="users" onSelect={() => setDialog("default")}>
                {words.usualFor}
              </MenuItem>
            ) : null}
            {view.editable ? (
              <>
                <MenuLine />
                <MenuItem icon="trash-2" danger onSelect={() => void away()}>
                  {words.delete}
                </MenuItem>
              </>
            ) : null}
          </>
        ) : null}
      </Menu>
      {dialog ? (
        <Suspense>
          {dialog === "default" ? (
            <DefaultDialog {...props} onClose={() => setDialog(null)} />
          ) : (
            <ViewDialog {...props} renames={dialog === "rename"} onClose={() => setDialog(null)} />
          )}
        </Suspense>
      ) : null}
    </>
  );
}
