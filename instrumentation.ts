/** Called once when the web server starts: a wrong environment ends it before it takes requests. */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { env } = await import("#db/env.ts");
    env();
  }
}
