interface Place {
  clientId: string;
  agreementId: string | null;
  interactionId: string | null;
  key: string;
}

type Answer = { ok: true } | { ok: false; message: string; fields?: Record<string, string> };

/** Send a file and say how far it has come: only this old request of the browser tells that. Answers with a refusal or null. */
export function sendFile(file: File, place: Place, onShare: (share: number) => void): Promise<string | null> {
  const body = new FormData();
  body.set("key", place.key);
  if (place.agreementId) body.set("agreementId", place.agreementId);
  if (place.interactionId) body.set("interactionId", place.interactionId);
  body.set("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/clients/${place.clientId}/records/files`);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onShare(Math.min(0.99, loaded / total));
    request.onerror = () => reject(new Error("The server could not be reached"));
    request.onload = () => {
      const answer = request.response as Answer | null;
      if (!answer) return reject(new Error("No answer"));
      resolve(answer.ok ? null : (Object.values(answer.fields ?? {})[0] ?? answer.message));
    };
    request.send(body);
  });
}
