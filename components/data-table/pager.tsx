import type { ReactNode } from "react";
import { buttonClass } from "../button.tsx";
import { Icon, type IconName } from "../icon.tsx";
import { Static } from "../static-html.tsx";

type Props = {
  /** Names the landmark: «Страницы». */
  label: string;
  /** «1–50 из 10 000+»; the total may be a Suspense. */
  range: ReactNode;
  previous: { href?: string; label: string };
  next: { href?: string; label: string };
};

/** Keyset paging: there is a next page or there is not. */
export function Pager({ label, range, previous, next }: Props) {
  return (
    <nav aria-label={label} className="flex items-center gap-3">
      <span>{range}</span>
      <Static as="span" className="flex items-center gap-1">
        <Step {...previous} rel="prev" icon="chevron-left" />
        <Step {...next} rel="next" icon="chevron-right" />
      </Static>
    </nav>
  );
}

type StepProps = { href?: string; label: string; rel: "prev" | "next"; icon: IconName };

function Step({ href, label, rel, icon }: StepProps) {
  const className = buttonClass({ size: "sm", iconOnly: true });
  if (!href) {
    return (
      // biome-ignore lint/a11y/useValidAnchor: a link without an address is HTML's own disabled link
      <a role="link" aria-disabled="true" data-disabled="" aria-label={label} className={className}>
        <Icon name={icon} />
      </a>
    );
  }
  return (
    <a href={href} rel={rel} aria-label={label} title={label} className={className}>
      <Icon name={icon} />
    </a>
  );
}

/** The foot of a table: sums over all results at the left, paging at the right. */
export function TableFoot({ summary, children }: { summary?: ReactNode; children: ReactNode }) {
  return (
    <div className="table-foot">
      <span className="max-md:hidden">{summary}</span>
      <span className="ml-auto">{children}</span>
    </div>
  );
}
