/**
 * What a drill's history amounts to: times, losses, a verdict on the system and one on the team, the timeline, a drafted postmortem. Pure:
 * no input, no output, no clock. May touch {@code gameday.history}, {@code gameday.traffic}, {@code grader.postmortem} and {@code
 * grader.report}. Start at {@link dev.podfall.grader.gameday.review.DrillReport}.
 */
package dev.podfall.grader.gameday.review;
