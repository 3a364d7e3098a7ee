package dev.podfall.sim.authn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.authn.ServiceAccountTokens.Claims;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.clock.Dice;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.registry.Answer;
import dev.podfall.sim.registry.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * {@code serviceaccounts/token}: hands out tokens of ServiceAccounts. Mirrors {@code
 * pkg/registry/core/serviceaccount/storage/token.go}.
 */
public final class TokenRequests implements Function<Request, Answer> {
    private static final ResourceType TYPE = new ResourceType("authentication.k8s.io", "v1", "", "TokenRequest", true);
    private static final long SHORTEST = Duration.ofMinutes(10).toSeconds();
    private static final long USUAL = Duration.ofHours(1).toSeconds();
    private static final long LONGEST = 1L << 32;

    private final SimClient client;
    private final ServiceAccountTokens tokens;
    private final Timeline timeline;
    private final Dice dice;

    /** @param client reads ServiceAccounts and what tokens are bound to */
    public TokenRequests(SimClient client, ServiceAccountTokens tokens, Timeline timeline, Dice dice) {
        this.client = client;
        this.tokens = tokens;
        this.timeline = timeline;
        this.dice = dice;
    }

    @Override
    public Answer apply(Request request) {
        KubeObject account = new KubeObject(client.get(Resources.SERVICEACCOUNTS, request.namespace(), request.name()));
        JsonNode spec = request.body() == null
                ? JsonNodeFactory.instance.objectNode()
                : request.body().path("spec");
        long seconds = spec.path("expirationSeconds").asLong(USUAL);
        check(seconds);
        JsonNode bound = spec.path("boundObjectRef");
        bound = bound.isObject() ? bound(account, bound) : null;
        List<String> audiences = new ArrayList<>();
        spec.path("audiences").forEach(a -> audiences.add(a.asText()));
        if (audiences.isEmpty()) {
            audiences.add(ServiceAccountTokens.ISSUER);
        }
        Instant now = timeline.now();
        Instant expires = now.plusSeconds(seconds);
        Claims claims = new Claims(
                account.namespace(), account.name(), account.uid(), audiences, now, expires, dice.uid(), bound);
        return new Answer.One(answer(account, claims, seconds), true, List.of());
    }

    private static void check(long seconds) {
        String field = "spec.expirationSeconds";
        String shown = Long.toString(seconds);
        if (seconds < SHORTEST) {
            throw invalid(FieldError.invalid(field, shown, "may not specify a duration less than 10 minutes"));
        }
        if (seconds > LONGEST) {
            throw invalid(FieldError.invalid(field, shown, "may not specify a duration larger than 2^32 seconds"));
        }
    }

    private ObjectNode bound(KubeObject account, JsonNode ref) {
        ResourceType type = switch (ref.path("kind").asText()) {
            case "Pod" -> Resources.PODS;
            case "Secret" -> Resources.SECRETS;
            case "Node" -> Resources.NODES;
            default ->
                throw ApiException.badRequest("cannot bind token to object of type /"
                        + ref.path("apiVersion").asText() + ", Kind="
                        + ref.path("kind").asText());
        };
        String name = ref.path("name").asText();
        KubeObject object = new KubeObject(client.get(type, type.namespaced() ? account.namespace() : null, name));
        String uid = ref.path("uid").asText();
        if (!uid.isEmpty() && !uid.equals(object.uid())) {
            throw ApiException.conflict(
                    type,
                    name,
                    "the UID in the bound object reference (" + uid + ") does not match the UID in record. The object"
                            + " might have been deleted and then recreated");
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", type.kind())
                .put("apiVersion", "v1")
                .put("name", name)
                .put("uid", object.uid());
    }

    private ObjectNode answer(KubeObject account, Claims claims, long seconds) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("kind", TYPE.kind()).put("apiVersion", TYPE.apiVersion());
        answer.putObject("metadata")
                .put("name", account.name())
                .put("namespace", account.namespace())
                .put("creationTimestamp", KubeObject.time(claims.issuedAt()));
        ObjectNode spec = answer.putObject("spec");
        claims.audiences().forEach(spec.putArray("audiences")::add);
        spec.put("expirationSeconds", seconds).set("boundObjectRef", claims.bound());
        ObjectNode status = answer.putObject("status");
        status.set("token", DeferredText.begin(() -> tokens.sign(claims)));
        status.put("expirationTimestamp", KubeObject.time(claims.expires()));
        return answer;
    }

    private static ApiException invalid(FieldError error) {
        return ApiException.invalid(TYPE, "", List.of(error));
    }
}
