import postgres from "postgres";

/** The client with the longest timeline. */
export async function busiestClient(ownerUrl: string): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const [row] = await sql<{ client_id: string }[]>`
    select client_id from interactions group by client_id order by count(*) desc limit 1`;
  await sql.end();
  return row?.client_id ?? "";
}
