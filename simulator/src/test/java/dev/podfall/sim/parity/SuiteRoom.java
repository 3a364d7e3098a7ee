package dev.podfall.sim.parity;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a suite may work.
 *
 * @param work an empty folder of its own
 * @param cache what was installed stays there from run to run
 * @param most how long it may take
 */
record SuiteRoom(Path work, Path cache, Duration most) {}
