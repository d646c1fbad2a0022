import type { ReactNode } from "react";

export function Tag({ children }: { children: ReactNode }) {
  return <span className="tag">{children}</span>;
}

/** One tag and «+2», whose hint names the rest: a cell of a table never grows. */
export function TagList({ tags }: { tags: readonly string[] }) {
  const [first, ...rest] = tags;
  if (first === undefined) return null;
  return (
    <span className="inline-flex items-center gap-1">
      <Tag>{first}</Tag>
      {rest.length > 0 ? (
        <span className="count" title={rest.join(", ")}>
          +{rest.length}
          <span className="sr-only">: {rest.join(", ")}</span>
        </span>
      ) : null}
    </span>
  );
}
