package dev.podfall.scenario.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.client.Clients;
import dev.podfall.scenario.client.Clients.Client;
import dev.podfall.scenario.client.Clients.Place;
import dev.podfall.scenario.rubric.ByName;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.Without;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The server is in the baseline, clients have a place to call from and something to call, and claims name those there are. */
final class ClientsCanCall implements Rule {
    private static final String FILE = "clients.yaml";

    @Override
    public List<Finding> check(LintedLab lab) {
        List<Finding> findings = new ArrayList<>();
        List<ObjectNode> baseline = lab.lab().scenario().baseline();
        Clients clients = lab.lab().clients();
        Clients.Server server = clients.server();
        answering(lab)
                .filter(by -> !hasContainer(baseline, by))
                .forEach(by -> findings.add(new Finding(
                        lab.file("rubric.yaml"),
                        "The baseline has no container " + by.container() + " in Deployment " + by.namespace() + "/"
                                + by.deployment() + ", whose answers are to count.",
                        "Name one that it has, under by.")));
        if (server == null) {
            claims(lab)
                    .filter(ClientsCanCall::asksTheServer)
                    .findFirst()
                    .ifPresent(claim -> findings.add(new Finding(
                            lab.file("rubric.yaml"),
                            "A claim is about the answers of the server, and clients.yaml names none.",
                            "Name the server there, or claim something else.")));
        } else if (!hasContainer(
                baseline, new ClaimSpec.Server(server.namespace(), server.deployment(), server.container()))) {
            findings.add(new Finding(
                    lab.file(FILE),
                    "The baseline has no container " + server.container() + " in Deployment " + server.namespace() + "/"
                            + server.deployment() + ".",
                    "Name the Deployment that serves, and its container, under server."));
        }
        if (clients.clients().stream().map(Client::id).distinct().count()
                < clients.clients().size()) {
            findings.add(new Finding(lab.file(FILE), "Two clients have the same id.", "Give each its own."));
        }
        clients.clients()
                .forEach(c -> complaint(baseline, c)
                        .ifPresent(what ->
                                findings.add(new Finding(lab.file(FILE) + " " + c.id(), what.get(0), what.get(1)))));
        named(lab)
                .filter(id -> clients.find(id).isEmpty())
                .distinct()
                .forEach(id -> findings.add(new Finding(
                        lab.file("rubric.yaml"),
                        "There is no client " + id + ".",
                        "Take one of "
                                + clients.clients().stream().map(Client::id).toList() + ".")));
        return findings;
    }

    private static Optional<List<String>> complaint(List<ObjectNode> baseline, Client client) {
        if (!isHttp(client.url())) {
            return Optional.of(
                    List.of("Its url is not an http:// address.", "Write it as the client does: http://NAME/PATH."));
        }
        if (client.from() == Place.outside) {
            boolean routed = objects(baseline, "Ingress")
                    .anyMatch(i -> i.findValuesAsText("host")
                            .contains(URI.create(client.url()).getHost()));
            return routed
                    ? Optional.empty()
                    : Optional.of(
                            List.of("No Ingress of the baseline has its host.", "Call a host that an Ingress routes."));
        }
        boolean there = client.namespace() != null
                && objects(baseline, "Namespace")
                        .anyMatch(n -> n.at("/metadata/name").asText().equals(client.namespace()));
        return there
                ? Optional.empty()
                : Optional.of(List.of(
                        "The baseline has no namespace " + client.namespace() + " for its pod.",
                        "Add the Namespace to the baseline, or let the client live in another."));
    }

    private static boolean isHttp(String url) {
        try {
            return url.startsWith("http://") && URI.create(url).getHost() != null;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static boolean hasContainer(List<ObjectNode> baseline, ClaimSpec.Server server) {
        return objects(baseline, "Deployment")
                .filter(d -> d.at("/metadata/name").asText().equals(server.deployment())
                        && d.at("/metadata/namespace").asText().equals(server.namespace()))
                .anyMatch(d -> containers(d).anyMatch(c -> c.equals(server.container())));
    }

    private static Stream<String> containers(JsonNode deployment) {
        List<String> names = new ArrayList<>();
        deployment
                .at("/spec/template/spec/containers")
                .forEach(c -> names.add(c.path("name").asText()));
        return names.stream();
    }

    private static Stream<ObjectNode> objects(List<ObjectNode> baseline, String kind) {
        return baseline.stream().filter(o -> o.path("kind").asText().equals(kind));
    }

    private static Stream<String> named(LintedLab lab) {
        return claims(lab).flatMap(ClientsCanCall::named);
    }

    private static boolean asksTheServer(ClaimSpec claim) {
        return claim instanceof ClaimSpec.Scores
                || claim instanceof ClaimSpec.Survives
                || claim instanceof ClaimSpec.WarmsUp
                || claim instanceof ClaimSpec.Lasts
                || claim instanceof ClaimSpec.Responds r && r.by() == null && !r.anybody();
    }

    /** Whose answers claims want, where they say so. */
    private static Stream<ClaimSpec.Server> answering(LintedLab lab) {
        return claims(lab)
                .filter(ClaimSpec.Responds.class::isInstance)
                .map(c -> ((ClaimSpec.Responds) c).by())
                .filter(Objects::nonNull);
    }

    private static Stream<ClaimSpec> claims(LintedLab lab) {
        return Stream.concat(
                lab.lab().rubric().criteria().stream().map(c -> c.claim()),
                lab.lab().rubric().guards().stream().map(g -> g.claim()));
    }

    private static Stream<String> named(ClaimSpec claim) {
        if (claim instanceof ClaimSpec.Scores s) {
            return s.clients().stream();
        } else if (claim instanceof ClaimSpec.Survives s) {
            return s.replacing().clients().stream();
        } else if (claim instanceof ClaimSpec.WarmsUp s) {
            return s.replacing().clients().stream();
        }
        return Stream.ofNullable(request(claim)).map(ClaimSpec.Request::client).filter(Objects::nonNull);
    }

    private static ClaimSpec.Request request(ClaimSpec claim) {
        if (claim instanceof Without c) {
            return c.request();
        } else if (claim instanceof ByName c) {
            return c.request();
        }
        return claim instanceof ClaimSpec.Responds c ? c.request() : null;
    }
}
