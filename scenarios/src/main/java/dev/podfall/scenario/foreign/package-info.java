/**
 * Exercises that were written for other platforms: read as text, turned into the draft of a lab, and a lab written in another
 * platform's form. Nothing of theirs is run or trusted. May touch the model, {@code scenario.draft}, {@code scenario.load} and
 * {@code scenario.lint}'s findings. Start at {@link dev.podfall.scenario.foreign.ForeignFormat}, {@link
 * dev.podfall.scenario.foreign.ForeignDraft} and {@link dev.podfall.scenario.foreign.KillercodaExport}.
 */
package dev.podfall.scenario.foreign;
