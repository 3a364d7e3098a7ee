package dev.podfall.grader.gameday;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.scenario.gameday.Alert;
import dev.podfall.scenario.gameday.GameDay;
import dev.podfall.scenario.load.Catalogue;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A free drill written down as a game day. All it needs is in the document, so that it can be kept. */
final class FreeSheet {
    private static final int FIRST_CUE = 1;
    private static final int BETWEEN = 3;
    private static final int MINUTES = 25;
    private static final int MORE_MINUTES = 10;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode document;

    /** @param world as {@link Catalogue#worldDocument} tells it */
    FreeSheet(String world, ObjectNode document) {
        this.document = document;
        ObjectNode facts = document.putObject("facts");
        ObjectNode home = document.withObject("/home");
        facts.put("id", id(world))
                .put("title", "Free drill: " + home.path("title").asText());
        facts.put("version", "1").put("minutes", MINUTES).put("world", world);
        facts.put("briefing", home.path("about").asText().strip() + "\n\nNobody planned a change for today.");
        facts.put(
                "blastRadius",
                "The namespace " + document.at("/clients/server/namespace").asText() + ", and nothing else.");
        facts.putObject("hypothesis").put("errors", 1).put("p95", 250);
        facts.putObject("slo").put("target", 99.9).put("days", 30).put("requestsPerDay", 2_000_000);
        facts.putObject("abort").put("errors", 95).put("lasting", "15m").putArray("also");
        facts.putArray("cues");
        facts.putArray("runbooks");
        facts.putObject("limits")
                .put("acknowledge", "5m")
                .put("runbook", "8m")
                .put("mitigate", "15m")
                .put("resolve", "25m")
                .put("update", "10m");
        facts.putArray("good")
                .add("Acknowledges the page, and says so, before anything else.")
                .add("Looks from the outside in: ingress, service, endpoints, pod, container.")
                .add("Changes one thing at a time, and looks whether it helped.");
        document.putArray("runbooks");
    }

    /** The id of free drills in a world: what is promised after one is looked at in the next. */
    static String id(String world) {
        return "free-" + world;
    }

    /** Adds what was tried out; runbooks come in an order that tells nothing. */
    void add(List<FaultTrial.Shown> shown, List<ObjectNode> others) {
        ObjectNode facts = document.withObject("/facts");
        facts.put("minutes", MINUTES + MORE_MINUTES * (shown.size() - 1));
        int minute = FIRST_CUE;
        ArrayNode cues = facts.withArray("cues");
        // An alert that led to one of them alone would tell the cause.
        Set<Alert> rang = EnumSet.noneOf(Alert.class);
        shown.forEach(s -> rang.addAll(s.alerts()));
        Set<ObjectNode> runbooks = new LinkedHashSet<>(others);
        shown.forEach(s -> runbooks.add(s.runbook()));
        runbooks.forEach(r -> {
            ArrayNode alerts = r.putArray("alerts");
            rang.forEach(a -> alerts.add(a.name()));
        });
        for (FaultTrial.Shown one : shown) {
            ObjectNode cue = cues.addObject();
            cue.put("id", one.fault().spec().fault()).put("after", minute + "m");
            cue.put("title", one.fault().page().does());
            cue.putArray("faults")
                    .add(MAPPER.<ObjectNode>valueToTree(one.fault().spec()));
            ObjectNode expect = cue.putObject("expect").put("users", one.users());
            one.alerts().forEach(a -> expect.withArray("alerts").add(a.name()));
            cue.put("runbook", one.runbook().path("id").asText());
            minute += BETWEEN;
        }
        runbooks.stream()
                .sorted((a, b) ->
                        a.path("title").asText().compareTo(b.path("title").asText()))
                .forEach(r -> {
                    facts.withArray("runbooks").add(r.path("id").asText());
                    document.withArray("runbooks").add(r);
                });
    }

    ObjectNode document() {
        return document;
    }

    GameDay gameDay() {
        return Catalogue.gameDay(document);
    }
}
