package dev.podfall.sim.api.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.podfall.sim.api.backend.ApiServices;
import dev.podfall.sim.api.http.Call;
import dev.podfall.sim.api.http.RequestInfo;
import dev.podfall.sim.api.http.Statuses;
import dev.podfall.sim.authn.Authenticator;
import dev.podfall.sim.authz.Attributes;
import dev.podfall.sim.authz.Authorizer;
import dev.podfall.sim.authz.Decision;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.UserInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a request in, or refuses it. Mirrors {@code k8s.io/apiserver/pkg/endpoints/filters}: authentication, impersonation,
 * authorization.
 */
public final class Access {
    private static final Set<String> STREAMS = Set.of("exec", "attach", "portforward");

    private final ApiServices services;
    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final Trail trail;
    private final Impersonation impersonation = new Impersonation(this::demand);

    public Access(ApiServices services, Authenticator authenticator, Authorizer authorizer, Trail trail) {
        this.trail = trail;
        this.services = services;
        this.authenticator = authenticator;
        this.authorizer = authorizer;
    }

    /** The call with its user. @throws ApiException 401, 403 */
    public Call admit(Call call) {
        UserInfo real = authenticate(call);
        try {
            return admit(call, impersonation.of(call, real));
        } catch (ApiException refused) {
            if (call.info().resourceRequest()) {
                trail.record(call, real, call.info().verb(), refused.code(), refused.reason());
            }
            throw refused;
        }
    }

    private Call admit(Call call, UserInfo user) {
        Attributes wish = attributes(call.info(), user);
        demand(wish);
        if (call.wantsUpgrade() && wish.verb().equals("get") && STREAMS.contains(wish.subresource())) {
            demand(withVerb(wish, "create"));
        }
        return call.by(user);
    }

    private UserInfo authenticate(Call call) {
        if (call.certificate().user() != null) {
            return call.certificate().user();
        }
        String authorization = call.header("Authorization");
        boolean bearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        if (bearer) {
            return authenticator
                    .token(authorization.substring(7).trim(), services.loop().now())
                    .orElseThrow(Statuses::unauthorized);
        }
        Optional<WebSocketToken> hidden = WebSocketToken.of(call);
        if (hidden.isPresent()) {
            UserInfo user = authenticator
                    .token(hidden.get().token(), services.loop().now())
                    .orElseThrow(Statuses::unauthorized);
            hidden.get().removeFrom(call);
            return user;
        }
        if (call.certificate().shown()) {
            throw Statuses.unauthorized();
        }
        return Authenticator.ANONYMOUS;
    }

    private static Attributes attributes(RequestInfo info, UserInfo user) {
        if (!info.resourceRequest()) {
            return Attributes.path(user, info.verb(), info.path());
        }
        return new Attributes(
                user,
                info.verb(),
                info.group(),
                info.version(),
                info.resource(),
                info.subresource(),
                info.namespace(),
                info.name(),
                null);
    }

    private static Attributes withVerb(Attributes wish, String verb) {
        return new Attributes(
                wish.user(),
                verb,
                wish.group(),
                wish.version(),
                wish.resource(),
                wish.subresource(),
                wish.namespace(),
                wish.name(),
                null);
    }

    private void demand(Attributes wish) {
        Decision decision = authorizer.authorize(wish);
        if (!decision.allowed()) {
            throw forbidden(wish, decision.reason());
        }
    }

    /** Mirrors {@code k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/errors.go}. */
    static ApiException forbidden(Attributes wish, String reason) {
        String user = "User \"" + wish.user().name() + "\" cannot " + wish.verb();
        String why = reason.isEmpty() ? "" : ": " + reason;
        if (!wish.isResourceRequest()) {
            String text = "forbidden: " + user + " path \"" + wish.path() + "\"" + why;
            return new ApiException(403, "Forbidden", text, JsonNodeFactory.instance.objectNode());
        }
        String scope =
                wish.namespace().isEmpty() ? " at the cluster scope" : " in the namespace \"" + wish.namespace() + "\"";
        String text =
                user + " resource \"" + wish.combinedResource() + "\" in API group \"" + wish.group() + "\"" + scope;
        ResourceType type = new ResourceType(
                wish.group(),
                wish.version(),
                wish.resource(),
                "",
                !wish.namespace().isEmpty());
        return ApiException.forbidden(type, wish.name(), text + why);
    }

    /** Refuses what may not be. */
    interface Guard {
        /** @throws ApiException 403 */
        void demand(Attributes wish);
    }

    static List<String> appended(List<String> groups, String group) {
        if (groups.contains(group)) {
            return groups;
        }
        List<String> more = new java.util.ArrayList<>(groups);
        more.add(group);
        return more;
    }
}
