import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { address, hiddenPairs } from "#components/data-table/address.ts";
import { type Column, nextSort, type Sort, visibleColumns } from "#components/data-table/column.ts";
import { DataTable } from "#components/data-table/data-table.tsx";
import { Pager } from "#components/data-table/pager.tsx";
import { rowLinkAfter } from "#components/data-table/row-focus.ts";

type Row = { id: string; name: string; sum: number };

const rows: Row[] = [
  { id: "a", name: "Чусовая", sum: 2 },
  { id: "b", name: "Три медведя", sum: 1 },
];
const columns: Column<Row>[] = [
  { key: "name", header: "Клиент", primary: true, sortable: true, cell: (row) => row.name },
  {
    key: "sum",
    header: "Должны",
    align: "end",
    sortable: true,
    firstSort: "desc",
    hideable: true,
    cell: (row) => row.sum,
  },
  { key: "note", header: "Заметка", hideable: true, cell: () => "" },
];

function markup(sort?: Sort) {
  return renderToStaticMarkup(
    <DataTable
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowHref={(row) => `/clients/${row.id}`}
      caption="Клиенты"
      sort={sort}
      hrefFor={(next) => address("/clients", { q: "ч" }, { sort: `${next.key}.${next.direction}` })}
      selection={{ rowLabel: (row) => `Выбрать: ${row.name}`, pageLabel: "Выбрать страницу" }}
    />,
  );
}

describe("the head of a table", () => {
  it("offers the column's own first direction and says nothing of an order it does not have", () => {
    const html = markup();
    expect(html).toContain('href="/clients?q=%D1%87&amp;sort=name.asc"');
    expect(html).toContain('href="/clients?q=%D1%87&amp;sort=sum.desc"');
    expect(html).not.toContain("aria-sort");
  });

  it("turns the order of the sorted column and tells it to a screen reader", () => {
    const html = markup({ key: "sum", direction: "desc" });
    expect(html).toMatch(/aria-sort="descending"><a href="[^"]*sort=sum\.asc"/);
    expect(html).toContain("sort=name.asc");
  });

  it("gives no link to a column that cannot be sorted", () => {
    expect(markup()).toContain('<th scope="col">Заметка</th>');
  });
});

describe("the rows of a table", () => {
  it("make the primary cell a link and carry their id in the box", () => {
    const html = markup();
    expect(html).toContain('<a class="primary" href="/clients/b">Три медведя</a>');
    expect(html).toContain('data-select="a"');
    expect(html).toContain('aria-label="Выбрать: Чусовая"');
  });
});

describe("nextSort", () => {
  it("turns back after the second press", () => {
    const [, sum] = columns as [Column<Row>, Column<Row>];
    const first = nextSort(sum, undefined);
    const second = nextSort(sum, first);
    expect([first.direction, second.direction, nextSort(sum, second).direction]).toEqual([
      "desc",
      "asc",
      "desc",
    ]);
  });
});

describe("visibleColumns", () => {
  const keys = (chosen?: string[]) => visibleColumns(columns, chosen).map((column) => column.key);
  it("shows all without a choice, and never hides what cannot be hidden", () => {
    expect(keys()).toEqual(["name", "sum", "note"]);
    expect(keys([])).toEqual(["name", "sum", "note"]);
    expect(keys(["note", "unknown"])).toEqual(["name", "note"]);
  });
});

describe("address", () => {
  it("is equal for equal views and drops what is empty", () => {
    expect(address("/c", { q: "", b: ["2", "1"] }, { a: "x" })).toBe("/c?a=x&b=2&b=1");
    expect(address("/c", { a: "x", q: "1" }, { q: undefined })).toBe("/c?a=x");
    expect(address("/c")).toBe("/c");
  });
  it("becomes hidden fields without the empty", () => {
    expect(hiddenPairs({ a: ["1", "2"], b: "", c: undefined })).toEqual([
      { name: "a", value: "1" },
      { name: "a", value: "2" },
    ]);
  });
});

describe("the pager", () => {
  it("links where there is a page and is a disabled link where there is none", () => {
    const html = renderToStaticMarkup(
      <Pager
        label="Страницы"
        range="1–50"
        previous={{ label: "Назад" }}
        next={{ href: "/c?after=1", label: "Дальше" }}
      />,
    );
    expect(html).toMatch(/<a role="link" aria-disabled="true"[^>]*aria-label="Назад"/);
    expect(html).toMatch(/<a href="\/c\?after=1" rel="next"[^>]*aria-label="Дальше"/);
  });
});

describe("rowLinkAfter", () => {
  const press = (key: string, code = key) => ({ key, code });
  it("enters from above with j and from below with k, in any layout", () => {
    expect(rowLinkAfter(press("о", "KeyJ"), -1, 3)).toBe(0);
    expect(rowLinkAfter(press("л", "KeyK"), -1, 3)).toBe(2);
  });
  it("stops at the ends, and leaves arrows to the page outside the rows", () => {
    expect(rowLinkAfter(press("ArrowDown"), 2, 3)).toBe(-1);
    expect(rowLinkAfter(press("ArrowUp"), 0, 3)).toBe(-1);
    expect(rowLinkAfter(press("ArrowDown"), -1, 3)).toBe(-1);
    expect(rowLinkAfter(press("End"), 0, 3)).toBe(2);
  });
  it("stays in an empty table", () => {
    expect(rowLinkAfter(press("j", "KeyJ"), -1, 0)).toBe(-1);
    expect(rowLinkAfter(press("k", "KeyK"), -1, 0)).toBe(-1);
  });
});
