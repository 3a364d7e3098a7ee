/**
 * The verbs of clusters without a lab. May touch {@code cli.server}, {@code cli.console}. Start at {@link
 * dev.podfall.cli.cluster.ClusterVerb}. Upstream counterpart: {@code kind create cluster} and its like.
 */
package dev.podfall.cli.cluster;
