import postgres from "postgres";

const sql = postgres(process.env.DATABASE_URL ?? "", { max: 10 });

export async function POST(request: Request): Promise<Response> {
  const { note } = (await request.json()) as { note: string };
  await sql`insert into floor_notes (note) values (${note})`;
  return Response.json({ ok: true });
}
