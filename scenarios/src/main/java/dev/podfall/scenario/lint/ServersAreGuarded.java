package dev.podfall.scenario.lint;

import dev.podfall.scenario.client.Clients;
import dev.podfall.scenario.rubric.ClaimSpec;
import dev.podfall.scenario.rubric.Confined;
import dev.podfall.scenario.rubric.CriterionSpec;
import dev.podfall.scenario.rubric.GuardSpec;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whoever asks a server for its answers also asks what a repair may have given up beside them: these are the same in every lab,
 * and whoever forgets one gives half repairs all marks.
 */
final class ServersAreGuarded implements Rule {
    private static final List<Guarded> ALL = List.of(
            new Guarded("lasts", "it lasts", ClaimSpec.Lasts.class::isInstance),
            new Guarded("confined", "the pods got no more rights on their node", Confined.class::isInstance),
            new Guarded(
                    "probes-kept",
                    "users are kept from a server that still loads",
                    ClaimSpec.WarmsUp.class::isInstance),
            new Guarded("hangs-are-noticed", "a server that hangs is restarted", ServersAreGuarded::triesHanging));

    private static final Guarded SECRET = new Guarded(
            "token-not-in-clear, severity: recoverable, cost: 10",
            "what the server takes from a Secret can be read nowhere else",
            ClaimSpec.Secrecy.class::isInstance);

    /** @param use of the shared claims @param what in words that follow "that" */
    private record Guarded(String use, String what, Predicate<ClaimSpec> by) {}

    @Override
    public List<Finding> check(LintedLab lab) {
        List<ClaimSpec> claims = Stream.concat(
                        lab.lab().rubric().criteria().stream().map(CriterionSpec::claim),
                        lab.lab().rubric().guards().stream().map(GuardSpec::claim))
                .toList();
        if (claims.stream().noneMatch(ClaimSpec.Scores.class::isInstance)) {
            return List.of();
        }
        return Stream.concat(ALL.stream(), takesASecret(lab) ? Stream.of(SECRET) : Stream.empty())
                .filter(g -> claims.stream().noneMatch(g.by()))
                .map(g -> new Finding(
                        lab.file("rubric.yaml"),
                        "Nothing claims that " + g.what() + ".",
                        "Add a guard: {use: " + g.use() + "}."))
                .toList();
    }

    private static boolean takesASecret(LintedLab lab) {
        Clients.Server server = lab.lab().clients().server();
        return server != null
                && lab.lab().scenario().baseline().stream()
                        .filter(o -> o.path("kind").asText().equals("Deployment"))
                        .filter(o -> o.at("/metadata/namespace").asText().equals(server.namespace()))
                        .filter(o -> o.at("/metadata/name").asText().equals(server.deployment()))
                        .anyMatch(o -> o.findValue("secretKeyRef") != null);
    }

    private static boolean triesHanging(ClaimSpec claim) {
        return claim instanceof ClaimSpec.Survives s && s.replacing().trial() == ClaimSpec.Trial.stuck;
    }
}
