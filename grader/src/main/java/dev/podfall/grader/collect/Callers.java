package dev.podfall.grader.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.ClusterApi;
import dev.podfall.engine.ClusterApi.HttpAnswer;
import dev.podfall.engine.ClusterApi.HttpCall;
import dev.podfall.engine.ClusterApi.ObjectAt;
import dev.podfall.engine.Origin;
import dev.podfall.engine.RequestRefused;
import dev.podfall.engine.image.ServedProgram;
import dev.podfall.engine.lab.Digest;
import dev.podfall.engine.lab.LabRunner;
import dev.podfall.engine.reference.ReferenceServer;
import dev.podfall.grader.evidence.Observation;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.client.Clients;
import dev.podfall.scenario.client.Clients.Client;
import dev.podfall.scenario.client.Clients.Place;
import dev.podfall.scenario.rubric.AnotherServer;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.Refuses;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** A lab's clients at work: they send what nobody could know, and keep who answered what. */
final class Callers {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Full batches do not overlap in one server: its memory is for one at a time. */
    private static final Duration BETWEEN_BATCHES = Duration.ofSeconds(3);

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final ClusterApi api;
    private final Lab lab;
    private final Digest baseline;
    private RowSource rows;

    Callers(ClusterApi api, Lab lab, Digest baseline) {
        this.api = api;
        this.lab = lab;
        this.baseline = baseline;
    }

    /** Made when it is needed: not every lab has a server that can be asked. */
    RowSource rows() {
        if (rows == null) {
            rows = rows(lab.scenario().baseline());
        }
        return rows;
    }

    /** What would be right if a setting of the healthy cluster had another value. */
    RowSource rowsWith(ObjectAt config, String key, String value) {
        return rows(lab.scenario().baseline().stream()
                .map(object -> {
                    boolean meant = object.path("kind").asText().equals(config.kind())
                            && object.at("/metadata/namespace").asText().equals(config.namespace())
                            && object.at("/metadata/name").asText().equals(config.name());
                    ObjectNode copy = object.deepCopy();
                    if (meant) {
                        copy.withObject("/data").put(key, value);
                    }
                    return copy;
                })
                .toList());
    }

    private RowSource rows(List<ObjectNode> baseline) {
        Clients.Server s = lab.clients().server();
        return rows(
                ReferenceServer.of(baseline, s), lab.clients().clients().get(0).url());
    }

    /** What is right of another server that takes the same. */
    private RowSource rowsOf(AnotherServer s) {
        Clients.Server own = lab.clients().server();
        Clients.Server other =
                new Clients.Server(s.namespace(), s.deployment(), s.container(), own.rows(), own.files());
        return rows(ReferenceServer.of(lab.scenario().baseline(), other), s.url());
    }

    private RowSource rows(ReferenceServer server, String url) {
        String path = URI.create(url).getPath();
        return RowSource.of(lab.clients().server().rows(), server, path, new Random(new SecureRandom().nextLong()));
    }

    /** Those of these ids; all if none is named. */
    List<Client> clients(List<String> ids) {
        return lab.clients().clients().stream()
                .filter(c -> ids.isEmpty() || ids.contains(c.id()))
                .toList();
    }

    /** Where a client's requests come from; without one, from a pod that belongs to nobody. */
    Origin origin(String client) {
        return Optional.ofNullable(client)
                .flatMap(lab.clients()::find)
                .map(Callers::origin)
                .orElse(Origin.STRANGER);
    }

    private static Origin origin(Client client) {
        return client.from() == Place.outside ? Origin.OUTSIDE : new Origin(client.namespace(), client.labels());
    }

    static HttpCall call(Client client, Question question) {
        return call(client, client.url(), question);
    }

    private static HttpCall call(Client client, String url, Question question) {
        return new HttpCall(origin(client), question.method(), url, null, question.body(), PATIENCE);
    }

    /** Lets clients ask, and tells for each what it got, or why it cannot be asked from there. */
    ObjectNode ask(Observation.Asked wish) {
        ObjectNode finding = JsonNodeFactory.instance.objectNode();
        AnotherServer of = wish.of();
        finding.set(
                "server",
                server(of == null ? null : new ClaimSpec.Server(of.namespace(), of.deployment(), of.container())));
        RowSource source = of == null ? rows() : rowsOf(of);
        ArrayNode all = finding.putArray("clients");
        for (Client client : clients(wish.clients())) {
            String url = of == null ? client.url() : of.url();
            ObjectNode one = all.addObject().put("id", client.id()).put("title", title(client));
            List<Question> questions = new ArrayList<>();
            wish.ask().forEach(a -> questions.addAll(source.draw(a, wish.times())));
            List<HttpCall> calls =
                    questions.stream().map(q -> call(client, url, q)).toList();
            Duration apart = wish.isHeavy() ? BETWEEN_BATCHES : BETWEEN;
            unlessRefused(one, () -> api.http(calls, apart)).ifPresent(answers -> {
                ArrayNode kept = one.putArray("answers");
                for (int i = 0; i < answers.size(); i++) {
                    kept.add(AnswerJson.of(questions.get(i), answers.get(i)));
                }
            });
        }
        return finding;
    }

    /** Adds what the same clients got later. */
    static void add(ObjectNode finding, ObjectNode later) {
        for (int i = 0; i < finding.path("clients").size(); i++) {
            JsonNode answers = later.path("clients").path(i).path("answers");
            if (finding.path("clients").path(i).path("answers") instanceof ArrayNode kept) {
                answers.forEach(kept::add);
            }
        }
    }

    /** Lets those call who have no business there, and tells of each what came of it. */
    ArrayNode turned(Refuses spec) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        List<Refuses.Caller> strangers = new ArrayList<>(spec.callers());
        if (spec.named() != null) {
            LetIn letIn = new LetIn(api, baseline, spec.named());
            strangers.addAll(letIn.named());
            letIn.byAddress(LabRunner.namespaces(lab))
                    .forEach(title -> all.addObject().put("title", title).put("letIn", true));
        }
        for (Refuses.Caller stranger : strangers) {
            ObjectNode one = all.addObject().put("title", stranger.title());
            Origin origin = new Origin(stranger.namespace(), stranger.labels());
            HttpCall call = new HttpCall(origin, "GET", stranger.url(), null, null, PATIENCE);
            unlessRefused(one, () -> List.of(api.http(call)))
                    .ifPresent(answers -> one.set("answer", AnswerJson.of(answers.get(0))));
        }
        return all;
    }

    /** As reports name it, with what stands in for its way where there is no other. */
    String title(Client client) {
        return client.title()
                + api.standIn(origin(client)).map(w -> " (" + w + ")").orElse("");
    }

    private static Optional<List<HttpAnswer>> unlessRefused(ObjectNode note, Supplier<List<HttpAnswer>> sending) {
        try {
            return Optional.of(sending.get());
        } catch (RequestRefused noWayFromThere) {
            note.put("problem", noWayFromThere.getMessage());
            return Optional.empty();
        }
    }

    /** Those that this runtime has a way for. */
    List<Client> reaching(List<String> ids) {
        return clients(ids).stream()
                .filter(client -> {
                    Question one = rows().draw(Clients.Ask.legitimate, 1).get(0);
                    return unlessRefused(
                                    JsonNodeFactory.instance.objectNode(),
                                    () -> api.http(List.of(call(client, one)), Duration.ZERO))
                            .isPresent();
                })
                .toList();
    }

    /** The pods there are, as claims ask for them. */
    ServerPods pods() {
        return new ServerPods(api, lab.clients() == null ? null : lab.clients().server(), baseline);
    }

    /** The server as the lab names it. */
    Clients.Server known() {
        return lab.clients().server();
    }

    /** By what the lab's own server is known. */
    ObjectNode server() {
        return server(null);
    }

    /** By what a server is known: whose pods, which container, which image, which program. @param wanted null for the lab's */
    ObjectNode server(ClaimSpec.Server wanted) {
        Clients.Server own = lab.clients().server();
        ClaimSpec.Server server =
                wanted == null ? new ClaimSpec.Server(own.namespace(), own.deployment(), own.container()) : wanted;
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        known.put("namespace", server.namespace())
                .put("deployment", server.deployment())
                .put("container", server.container());
        baseline.find("Image", server.namespace(), server.deployment())
                .map(i -> i.path("containers").path(server.container()))
                .ifPresent(image -> {
                    known.put("repository", image.path("pulledFrom").asText());
                    ServedProgram.of(image.path("image").asText()).ifPresent(p -> known.put("program", p.name()));
                });
        return known;
    }
}
