package dev.podfall.grader.incident;

import dev.podfall.engine.fault.DrawnFault;
import dev.podfall.engine.fault.Injection;
import dev.podfall.scenario.Hint;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.action.Apply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds words for an incident: from what was seen as long as it runs, from the faults' records when it is over. */
final class Telling {
    private final Draft draft;
    private final Sight sight;
    private final List<Injection> injections;

    Telling(Draft draft, Sight sight, List<Injection> injections) {
        this.draft = draft;
        this.sight = sight;
        this.injections = injections;
    }

    Told told() {
        return new Told(title(), symptom(), task(), hints(), explanation());
    }

    /** Two that look alike from afar are told apart by their seed; the same wish with it makes the same incident again. */
    private String title() {
        return "Incident " + draft.seed() + ": " + look();
    }

    private String look() {
        Map<String, List<String>> clients = new LinkedHashMap<>();
        sight.clients().forEach((client, got) -> {
            if (!got.fine()) {
                clients.computeIfAbsent(got.words(), w -> new ArrayList<>()).add(client);
            }
        });
        String users = clients.entrySet().stream()
                .map(e -> e.getKey() + " for " + String.join(" and ", e.getValue()))
                .collect(Collectors.joining(", "));
        return users + ", and " + sight.pods().brief();
    }

    private String symptom() {
        return "Users of the " + draft.world().facts().server() + " do not get what they should: " + users("; ") + ".";
    }

    private String users(String between) {
        return sight.clients().entrySet().stream()
                .map(e -> "client " + e.getKey() + " gets " + e.getValue().words())
                .collect(Collectors.joining(between));
    }

    private String task() {
        String server = draft.world().facts().server();
        long minutes = draft.world().facts().brokenFor().toMinutes();
        return """
            # %s

            For about %d minutes users of the `%s` have been getting something else than they should:

            - %s
            - %s

            It was fine before. Several teams have changed things since, and nobody remembers what. There may be more than one cause,
            and not all that looks odd has to do with it.

            ## Your task
            Make the `%s` answer all its users again, rightly and for good.

            %s
            - Afterwards you are asked what was wrong: note what you saw.
            """.formatted(
                        title(),
                        minutes,
                        server,
                        users("\n- "),
                        sight.pods().sentence(),
                        server,
                        draft.world().known());
    }

    private List<Hint> hints() {
        List<Hint> hints = new ArrayList<>();
        hints.add(new Hint(
                3,
                "Go from users inwards: who is answered, who is not, and with what? Then the Service and its"
                        + " endpoints, then the pods, then the events: `kubectl get events -n "
                        + draft.world().home().namespace()
                        + " --sort-by=.lastTimestamp`."));
        for (DrawnFault fault : draft.faults()) {
            hints.add(new Hint(5, "This shows something: `" + fault.show().get(0) + "`."));
        }
        hints.add(new Hint(
                8,
                "Look at: "
                        + draft.faults().stream()
                                .map(f -> f.object() + ", " + f.field())
                                .collect(Collectors.joining("; "))
                        + "."));
        return hints;
    }

    private String explanation() {
        StringBuilder text = new StringBuilder("# What was wrong\n");
        for (int i = 0; i < draft.faults().size(); i++) {
            text.append(explanation(i));
        }
        if (!draft.astray().isEmpty()) {
            text.append("\n## What had nothing to do with it\n")
                    .append(String.join(", ", draft.astray()))
                    .append(": odd to look at, there before, and harmless.\n");
        }
        return text.toString();
    }

    private String explanation(int number) {
        DrawnFault fault = draft.faults().get(number);
        String heading = draft.faults().size() == 1 ? "" : (number + 1) + ". ";
        return "\n## " + heading + fault.object() + ": " + fault.field() + "\n" + fault.cause() + " *What was done*: "
                + fault.page().does() + " *What that looks like*: "
                + fault.page().seen() + "\n\n### Seen by\n"
                + fault.show().stream().map(c -> "- `" + c + "`\n").collect(Collectors.joining())
                + "\n### Taken back by\n"
                + injections.get(number).recovery().stream()
                        .map(Telling::command)
                        .collect(Collectors.joining("\n", "```\n", "\n```\n"));
    }

    /** What a manifest holds may be secret, and is long: how to bring it is enough. */
    private static String command(Action action) {
        return action instanceof Apply apply
                ? "kubectl apply -f <the manifest of "
                        + apply.manifest().path("kind").asText() + " "
                        + apply.manifest().at("/metadata/name").asText() + ">"
                : action.kubectl();
    }
}
