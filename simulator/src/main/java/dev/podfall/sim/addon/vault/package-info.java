/**
 * A store of secrets that speaks as much of Vault's API as those ask for who read from it: tokens with paths, and the key/value
 * engine, version 2, mounted at {@code secret}. Start at {@link dev.podfall.sim.addon.vault.SecretStore}. May touch {@code
 * sim.workload}, {@code sim.net}. Upstream: {@code github.com/hashicorp/vault}, {@code
 * developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2}.
 *
 * <p>It is not Vault: nothing is sealed, nothing can be written over its API, and what it holds are files that are mounted. So it
 * forgets nothing when its pod is replaced.
 */
package dev.podfall.sim.addon.vault;
