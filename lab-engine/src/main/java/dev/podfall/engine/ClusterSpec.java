package dev.podfall.engine;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a cluster is to be.
 *
 * @param name unique within the runtime; lower-case letters, digits and dashes
 * @param seed of all chance, where a runtime simulates
 * @param nodes how many; 0 for the runtime's default
 * @param history how far in the past it begins, where a runtime can; its user then finds a cluster with a past
 * @param directory where it may keep what it needs to be found again
 */
public record ClusterSpec(String name, long seed, int nodes, Duration history, Path directory) {}
