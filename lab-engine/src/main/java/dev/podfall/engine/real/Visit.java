package dev.podfall.engine.real;

import dev.podfall.engine.ClusterApi.HttpAnswer;
import java.time.Duration;

/**
 * What a user got.
 *
 * @param took between the request and its answer, as whoever sent it saw it
 */
public record Visit(HttpAnswer answer, Duration took) {}
