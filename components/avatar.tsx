import { cx } from "./cx.ts";

type Props = {
  name: string;
  /** round person, square department or role, ringed outsider. */
  kind?: "person" | "department" | "outsider";
  /** Filled with the accent: holds it now. At most one in a chain. */
  holder?: boolean;
  size?: 20 | 24 | 32;
  /** The name is read aloud when it does not stand beside. */
  labelled?: boolean;
};

/** «Соколова И. П.»: a surname with what follows it shortened. */
const SHORT = /^(\p{L}[\p{L}'’-]+)\s(\p{Lu})\./u;

/**
 * Letters of an avatar: two words give two letters, one word or a department gives one. The given name comes first, so
 * that a person has the same letters wherever the name is written short.
 */
export function initials(name: string, kind: Props["kind"] = "person"): string {
  const words = name.replace(SHORT, "$2 $1").match(/\p{L}+/gu) ?? [];
  const taken = kind === "department" ? words.slice(0, 1) : words.slice(0, 2);
  return taken.map((word) => word.charAt(0).toUpperCase()).join("");
}

export function Avatar({ name, kind = "person", holder, size = 24, labelled }: Props) {
  return (
    <span
      className={cx(
        "avatar",
        `avatar-${size}`,
        kind !== "person" && `avatar-${kind}`,
        holder && "avatar-holder",
      )}
      title={name}
      {...(labelled ? { role: "img", "aria-label": name } : { "aria-hidden": true })}
    >
      {initials(name, kind)}
    </span>
  );
}

/** Avatar and name in one line. */
export function Who({ children, ...avatar }: Omit<Props, "labelled"> & { children?: React.ReactNode }) {
  return (
    <span className="who">
      <Avatar {...avatar} />
      <span className="truncate">{children ?? avatar.name}</span>
    </span>
  );
}
