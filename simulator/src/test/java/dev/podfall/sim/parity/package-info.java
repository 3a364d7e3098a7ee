/**
 * The embedded cluster against a real one: sessions with kubectl, recorded there and held against what the simulator prints.
 *
 * <p>Start with {@code ParityTest}; the sessions are in {@code src/test/resources/parity}. May touch {@code sim.Simulation}
 * and nothing below it, but for {@code ApiServerAlone}: what is compared is what a client sees. {@code ScoreboardTest} runs the
 * suites of others.
 */
package dev.podfall.sim.parity;
