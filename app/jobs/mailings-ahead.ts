import type { Claim, ClaimedRecipient } from "#db/mailings/claim.ts";

/** So many claims are one turn of a mailing: then the others have theirs. */
const claimsOfTurn = 4;

/** Letters of one turn of a mailing. While those of one claim are sent, the next is taken, so that nobody waits for it. */
export function claimAhead(claim: () => Promise<Claim>) {
  const taken: ClaimedRecipient[] = [];
  let left = claimsOfTurn;
  let isDry = false;
  let coming = take();

  async function take(): Promise<ClaimedRecipient[]> {
    left -= 1;
    const { found, letters } = await claim();
    isDry = found === 0;
    taken.push(...letters);
    return letters;
  }

  async function* letters() {
    for (;;) {
      const ready = await coming;
      const isLast = isDry || left === 0;
      if (!isLast) {
        coming = take();
        // Whoever asks for these letters hears of it; until then it is nobody's error.
        coming.catch(() => {});
      }
      yield* ready;
      if (isLast) return;
    }
  }

  return {
    letters: letters(),
    /** Whether nothing was due any more at the last claim. */
    isDry: () => isDry,
    /** All that was claimed, once nothing more is on its way. */
    async taken(): Promise<readonly ClaimedRecipient[]> {
      await coming.catch(() => {});
      return taken;
    },
  };
}
