import type { Result } from "#app/action.ts";

/** Post JSON to one of our routes. A network failure comes back as null, so that a form can say so. */
export async function post<T>(path: string, body: unknown): Promise<Result<T> | null> {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Result<T>;
  } catch {
    return null;
  }
}
