"use server";

import { action } from "#app/action.ts";
import * as surveys from "#db/surveys/commands.ts";
import * as input from "#db/surveys/input.ts";

export const createQuestionnaire = action(
  "survey.edit",
  input.createQuestionnaire,
  surveys.createQuestionnaire,
);
export const saveDraft = action("survey.edit", input.saveDraft, surveys.saveDraft);
export const publishVersion = action("survey.edit", input.publishVersion, surveys.publishVersion);
export const newVersion = action("survey.edit", input.newVersion, surveys.newVersion);
export const archiveQuestionnaire = action(
  "survey.edit",
  input.archiveQuestionnaire,
  surveys.archiveQuestionnaire,
);
export const restoreQuestionnaire = action(
  "survey.edit",
  input.archiveQuestionnaire,
  surveys.restoreQuestionnaire,
);
export const createCampaign = action("survey.edit", input.createCampaign, surveys.createCampaign);
export const updateCampaign = action("survey.edit", input.updateCampaign, surveys.updateCampaign);
