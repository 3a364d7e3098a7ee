/**
 * What users get while a drill runs, in rounds of some seconds, and which of their service levels fall. May touch {@code grader.collect},
 * {@code scenario.gameday} and the engine. Start at {@link dev.podfall.grader.gameday.traffic.UserTraffic}.
 */
package dev.podfall.grader.gameday.traffic;
