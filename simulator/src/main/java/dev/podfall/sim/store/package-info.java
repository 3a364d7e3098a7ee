/**
 * Versioned JSON trees under keys: revision, history for watches and old lists, and the journal that survives a crash. Knows keys and trees only. May touch {@code sim.client} for errors and the node disk's interface. Start at {@link dev.podfall.sim.store.Store}. Upstream: etcd and {@code k8s.io/apiserver/pkg/storage}.
 */
package dev.podfall.sim.store;
