package dev.podfall.sim.api.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.http.Statuses;
import dev.podfall.sim.authn.Authenticator;
import dev.podfall.sim.authz.Attributes;
import dev.podfall.sim.authz.Authorizer;
import dev.podfall.sim.authz.Decision;
import dev.podfall.sim.authz.Escalation;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.registry.UserInfo;
import dev.podfall.sim.workload.ApiAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets programs in pods in by their tokens: authentication and authorization as for requests over HTTP, see {@link Access}. Who a
 * token is of is asked anew every ten seconds, as {@code k8s.io/apiserver/pkg/authentication/token/cache} does; what the account may
 * do, at each request. The audit trail knows nothing of it, as it knows nothing of the cluster's own components.
 */
public final class TokenAccess implements ApiAccess {
    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final Function<UserInfo, SimClient> clients;
    private final Escalation escalation;
    private final Timeline timeline;

    /** @param clients the API as a user, without any question of rights */
    public TokenAccess(
            Authenticator authenticator,
            Authorizer authorizer,
            Function<UserInfo, SimClient> clients,
            Timeline timeline) {
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        this.clients = clients;
        this.escalation = new Escalation(clients.apply(UserInfo.component("system:apiserver")), authorizer);
        this.timeline = timeline;
    }

    @Override
    public SimClient as(Supplier<String> token) {
        return new AccountClient(new Session(token));
    }

    /** A program's dealings with the API server. */
    final class Session {
        private final Supplier<String> source;
        private String token;
        private Instant until = Instant.MIN;
        private UserInfo user;
        private SimClient client;

        private Session(Supplier<String> source) {
            this.source = source;
        }

        /** The API as whom the token speaks for. @throws dev.podfall.sim.client.ApiException 401 */
        SimClient client() {
            String now = source.get();
            if (!now.equals(token) || !timeline.now().isBefore(until)) {
                user = authenticator.token(now, timeline.now()).orElseThrow(Statuses::unauthorized);
                client = clients.apply(user);
                token = now;
                until = timeline.now().plus(KNOWN_FOR);
            }
            return client;
        }

        /** @throws dev.podfall.sim.client.ApiException 401, 403 */
        void demand(String verb, String group, String resource, String namespace, String name) {
            client();
            Attributes wish = Attributes.resource(user, verb, group, resource, namespace, name);
            Decision decision = authorizer.authorize(wish);
            if (!decision.allowed()) {
                throw Access.forbidden(wish, decision.reason());
            }
        }

        /**
         * Who grants rights must have them.
         *
         * @param made an object as it would be stored
         * @throws dev.podfall.sim.client.ApiException 401, 403
         */
        void confirm(ResourceType type, ObjectNode made) {
            client();
            escalation.check(user, type, made);
        }
    }
}
