/** Something about a copy, or the place it is to go to, that a person can put right: shown as one sentence. */
export class BackupFault extends Error {}
