package dev.podfall.grader.incident;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.engine.fault.DrawnFault;
import dev.podfall.scenario.Difficulty;
import dev.podfall.scenario.Domain;
import dev.podfall.scenario.Lab;
import dev.podfall.scenario.SymptomSpec;
import dev.podfall.scenario.World;
import dev.podfall.scenario.action.Action;
import dev.podfall.scenario.draw.Draw;
import dev.podfall.scenario.incident.IncidentWorld;
import dev.podfall.scenario.load.LabDocument;
import dev.podfall.scenario.rubric.DiagnosisSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An incident written down as a lab. All it needs is in the document, so that it can be kept.
 *
 * @param document as {@link LabDocument} reads it
 */
record LabSheet(ObjectNode document, Lab lab) {
    /** The lab of every incident. */
    static final String ID = LabDocument.ID;

    private static final String VERSION = "1";
    private static final List<Integer> MINUTES = List.of(15, 25, 40);
    private static final List<String> KEPT_KINDS = List.of(
            "ConfigMap",
            "Secret",
            "ServiceAccount",
            "Service",
            "Ingress",
            "Deployment",
            "StatefulSet",
            "CronJob",
            "NetworkPolicy",
            "HorizontalPodAutoscaler",
            "PodDisruptionBudget");
    private static final Duration YOUNG = Duration.ofMinutes(1);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Enough of it to try it out: nobody has seen anything yet, and what is healthy need not be old for that. */
    static LabSheet draft(Draft draft) {
        String server = draft.world().clients().at("/server/deployment").asText();
        SymptomSpec any = new SymptomSpec.RolledOut(draft.world().home().namespace(), server);
        Told nothing = new Told("Not seen yet", "Not seen yet.", "Not seen yet.", List.of(), "Not seen yet.");
        ObjectNode sheet = of(draft, any, nothing, List.of()).document;
        sheet.withObject("/faults").put("healthyFor", text(YOUNG));
        return new LabSheet(sheet, LabDocument.read(sheet, draft.seed(), drawing(sheet)));
    }

    /**
     * All of it.
     *
     * @param solution what takes it back
     */
    static LabSheet of(Draft draft, SymptomSpec symptom, Told told, List<Action> solution) {
        ObjectNode sheet = JsonNodeFactory.instance.objectNode();
        sheet.set("facts", facts(draft, told));
        draft.world().baseline().forEach(sheet.putArray("baseline")::add);
        sheet.set("faults", breakage(draft, symptom));
        sheet.set("clients", draft.world().clients());
        sheet.put("task", told.task());
        sheet.set("hints", MAPPER.valueToTree(told.hints()));
        sheet.set("rubric", rubric(draft));
        ObjectNode reference = sheet.putArray("solutions").addObject();
        reference.put("name", "reference").put("summary", "Take back what was changed.");
        ArrayNode actions = reference.putArray("actions");
        solution.forEach(action -> actions.add(MAPPER.<ObjectNode>valueToTree(action)));
        sheet.put("explanation", told.explanation());
        return new LabSheet(sheet, LabDocument.read(sheet, draft.seed(), drawing(sheet)));
    }

    /** What tells this incident from others. */
    static Draw drawing(ObjectNode document) {
        String faults = document.at("/faults/faults").toString();
        return new Draw(Map.of(
                "incident",
                UUID.nameUUIDFromBytes(faults.getBytes(StandardCharsets.UTF_8)).toString()));
    }

    private static ObjectNode facts(Draft draft, Told told) {
        World world = draft.world().home();
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("id", ID).put("title", told.title()).put("version", VERSION);
        facts.put("domain", Domain.incidents.name());
        facts.put("difficulty", Difficulty.values()[draft.difficulty() - 1].name());
        facts.put("minutes", MINUTES.get(draft.difficulty() - 1));
        facts.putArray("objectives")
                .add("Go from what users see to what causes it")
                .add("Tell what belongs to an incident from what only looks odd")
                .add("Prove by users' requests that it is over");
        facts.putArray("runtimes").add("embedded");
        facts.put("symptom", told.symptom()).put("namespace", world.namespace());
        facts.set("access", MAPPER.valueToTree(world.access()));
        return facts;
    }

    private static ObjectNode breakage(Draft draft, SymptomSpec symptom) {
        IncidentWorld.Facts world = draft.world().facts();
        ObjectNode breakage = JsonNodeFactory.instance.objectNode();
        breakage.put("healthyFor", text(world.healthyFor())).put("brokenFor", text(world.brokenFor()));
        ArrayNode faults = breakage.putArray("faults");
        draft.faults().forEach(f -> faults.add(MAPPER.<ObjectNode>valueToTree(f.spec())));
        breakage.set("symptom", MAPPER.valueToTree(symptom));
        return breakage;
    }

    private static String text(Duration duration) {
        return duration.toSeconds() + "s";
    }

    private static ObjectNode rubric(Draft draft) {
        ObjectNode rubric = JsonNodeFactory.instance.objectNode();
        draft.world().criteria().forEach(rubric.putArray("criteria")::add);
        ArrayNode guards = rubric.putArray("guards");
        draft.world().guards().forEach(guards::add);
        guards.add(restAsBefore(draft));
        Mistaken.names(draft).forEach(guards::add);
        List<DiagnosisSpec> questions = Questions.of(draft);
        rubric.set("diagnosis", MAPPER.valueToTree(questions));
        return rubric;
    }

    /** What was no part of the incident. What was may be repaired in any way, and is judged by what users get. */
    private static ObjectNode restAsBefore(Draft draft) {
        ObjectNode guard = JsonNodeFactory.instance.objectNode();
        guard.put("id", "rest-as-before").put("title", "What was no part of it is as before");
        guard.put("severity", "recoverable").put("cost", 10);
        ObjectNode claim = guard.putObject("claim").putObject("unchanged");
        claim.put("namespace", draft.world().home().namespace());
        KEPT_KINDS.forEach(claim.putArray("kinds")::add);
        ArrayNode except = claim.putArray("except");
        String server =
                "Deployment " + draft.world().clients().at("/server/deployment").asText();
        Stream.concat(Stream.of(server), draft.faults().stream().map(DrawnFault::object))
                .distinct()
                .map(o -> o.replaceFirst(" ", "/"))
                .forEach(o -> except.add(o + ":/spec").add(o + ":/data"));
        guard.put("why", "It was right. A change there has effects elsewhere, now or later.");
        guard.put(
                "see",
                "kubectl get all,configmaps,secrets,ingresses,networkpolicies -n "
                        + draft.world().home().namespace());
        return guard;
    }
}
