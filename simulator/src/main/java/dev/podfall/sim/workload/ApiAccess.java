package dev.podfall.sim.workload;

import dev.podfall.sim.client.SimClient;
import java.util.function.Supplier;

/**
 * The API server as a program in a pod uses it: with a token, bound by what the token's account may do. Objects go as trees, not
 * over HTTP, since a watch over the cluster's network is answered only when it ends; whether the network lets a pod through to the
 * API server is for the program to try.
 */
@FunctionalInterface
public interface ApiAccess {
    /** Lets nobody in. */
    ApiAccess NONE = token -> {
        throw new UnsupportedOperationException("This node has no API server.");
    };

    /**
     * The API as the account for which a token speaks.
     *
     * @param token read anew for each request, since kubelets replace it
     * @return throws {@link dev.podfall.sim.client.ApiException} 401 for a token that is none, 403 for what its account may not do
     */
    SimClient as(Supplier<String> token);
}
