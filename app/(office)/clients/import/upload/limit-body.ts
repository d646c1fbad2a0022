type Handler<C> = (request: Request, context: C) => Promise<Response>;

/** Stops reading a body that is larger than it may be, whether it says so or not: memory is the office's, not the sender's. */
export function limitBody<C>(
  bytes: number,
  handler: Handler<C>,
  tooLarge: () => Promise<Response>,
): Handler<C> {
  return async (request, context) => {
    if (Number(request.headers.get("content-length") ?? 0) > bytes) return tooLarge();
    let read = 0;
    const counted = request.body?.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          read += chunk.byteLength;
          if (read > bytes) controller.error(new RangeError("The body is too large"));
          else controller.enqueue(chunk);
        },
      }),
    );
    const { method, headers, url } = request;
    const init: RequestInit & { duplex: "half" } = { method, headers, body: counted, duplex: "half" };
    const answer = await handler(new Request(url, init), context);
    // A body cut short looks like an empty form to the handler: the reason is known only here.
    return read > bytes ? tooLarge() : answer;
  };
}
