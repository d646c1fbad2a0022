import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

type Props = { icon?: IconName; title: ReactNode; children?: ReactNode; actions?: ReactNode; level?: 2 | 3 };

/** What is missing, why, and the nearest way out. */
export function EmptyState({ icon, title, children, actions, level = 2 }: Props) {
  const Heading = `h${level}` as "h2" | "h3";
  return (
    <div className="grid justify-items-center gap-1 px-6 py-12 text-center">
      {icon ? <Icon name={icon} size={24} className="mb-2 text-ink-3" /> : null}
      <Heading>{title}</Heading>
      {children ? <p className="max-w-[400px] text-sm text-ink-3">{children}</p> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
