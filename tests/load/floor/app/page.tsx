import { rows } from "./rows.ts";

export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <input type="checkbox" aria-label={row.name} />
            </td>
            <td>
              <a href={`/clients/${row.id}`}>{row.name}</a>
            </td>
            <td>{row.class}</td>
            <td>{row.status}</td>
            <td>{row.owner}</td>
            <td>{row.lastContact}</td>
            <td>{row.nextDue}</td>
            <td>{row.region}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
