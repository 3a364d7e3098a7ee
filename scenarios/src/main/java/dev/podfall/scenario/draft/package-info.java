/**
 * The beginning of a new lab: a folder whose comments explain what goes where. May touch the model and the schemas. Start at
 * {@link dev.podfall.scenario.draft.LabDraft}.
 */
package dev.podfall.scenario.draft;
