"use server";

import { action } from "#app/action.ts";
import * as duplicates from "#db/duplicates/commands.ts";
import * as input from "#db/duplicates/input.ts";
import * as merges from "#db/merges/commands.ts";
import * as mergeInput from "#db/merges/input.ts";

export const decideDifferent = action("duplicate.decide", input.decide, duplicates.decideDifferent);
export const takeBackDifferent = action("duplicate.decide", input.decide, duplicates.takeBackDifferent);
export const startSearch = action("duplicate.decide", input.startSearch, duplicates.startSearch);
export const merge = action("client.merge", mergeInput.mergeClients, merges.mergeClients);
export const mergePeople = action("client.merge", mergeInput.mergePeople, merges.mergePeople);
export const undoMerge = action("client.merge", mergeInput.undoMerge, merges.undoMerge);
