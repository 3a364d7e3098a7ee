package dev.podfall.engine.lab;

import dev.podfall.engine.Cluster;
import dev.podfall.engine.fault.Injection;
import java.util.List;

/**
 * A lab that is up.
 *
 * @param baseline of the healthy cluster
 * @param injections what broke it, in order
 */
public record LabRun(Cluster cluster, Digest baseline, List<Injection> injections) {}
