package dev.podfall.engine.real;

import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.Provenance;
import java.net.URI;

/**
 * How a request is sent, and behind which Service whoever takes it is sought.
 *
 * @param call as it is sent
 * @param namespace of the Service; null if the request goes nowhere
 * @param service its name
 * @param ingress {@code namespace/name} of the Ingress that routes it; null for a call from a pod
 */
record Way(HttpCall call, String namespace, String service, String ingress) {
    /** From a pod: to the Service by the host that the request names; namespace first. */
    static Way direct(HttpCall call) {
        String[] words = String.valueOf(URI.create(call.url()).getHost()).split("\\.");
        return new Way(call, words.length > 1 ? words[1] : call.from().namespace(), words[0], null);
    }

    /** From outside, for a host or path that no Ingress routes. */
    static Way nowhere(HttpCall call) {
        return new Way(call, null, null, null);
    }

    boolean leadsNowhere() {
        return namespace == null;
    }

    /** What is known of a request that no container's log has. Null of one that came from a pod. */
    Provenance untaken() {
        return call.from().isOutside() ? new Provenance(ingress, name(), null, null, null) : null;
    }

    /** What was found, with the Ingress that led there. */
    Provenance by(Provenance found) {
        return new Provenance(ingress, found.service(), found.endpoint(), found.pod(), found.process());
    }

    private String name() {
        return namespace == null ? null : namespace + "/" + service;
    }
}
