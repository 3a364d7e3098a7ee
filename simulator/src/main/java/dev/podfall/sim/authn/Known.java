package dev.podfall.sim.authn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found of credentials whose signature is right: to check one takes milliseconds, and whoever asks shows the same one
 * anew. The ones shown last are known. From any thread.
 *
 * @param <K> a credential
 * @param <V> what it says
 */
final class Known<K, V> {
    private static final int MOST = 256;

    private final Map<K, V> credentials = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<V> get(K credential) {
        return Optional.ofNullable(credentials.get(credential));
    }

    synchronized void put(K credential, V found) {
        credentials.put(credential, found);
    }
}
