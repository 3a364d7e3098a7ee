package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who gave an answer, held against the lab's own server: a pod of its Deployment, its container, its image's repository, its
 * program, started as the container's own process.
 *
 * @param server by what it is known, as evidence keeps it
 */
record Giver(JsonNode server) {
    /** Why whoever took the request is not the lab's server, in words that name them; empty if it is. */
    Optional<String> stranger(JsonNode answer) {
        JsonNode by = answer.path("by");
        if (by.isMissingNode() && isUntraced()) {
            return Optional.empty();
        }
        if (by.isMissingNode()) {
            return Optional.of("by nobody whom the Service's pods know of");
        }
        JsonNode process = by.path("process");
        JsonNode pod = by.path("pod");
        if (process.isMissingNode()) {
            return Optional.of("by nobody behind the Service");
        }
        String who = who(pod, process);
        if (!isOfDeployment(pod)) {
            return Optional.of("by " + who + ", " + owned(pod));
        }
        boolean same = process.path("container").asText().equals(text("container"))
                && process.path("role").asText().equals("container");
        if (!same) {
            return Optional.of("by " + who);
        }
        if (server.has("repository") && !process.path("repository").asText().equals(text("repository"))) {
            return Optional.of("by " + who + ", whose image is of another repository than the healthy cluster's");
        }
        if (!isProgram(process)) {
            List<String> command = new ArrayList<>();
            process.path("command").forEach(w -> command.add(w.asText()));
            return Optional.of("by the program " + String.join(" ", command) + " in " + who);
        }
        return process.path("main").asBoolean()
                ? Optional.empty()
                : Optional.of("by a process that was brought into " + who + " with exec");
    }

    /** Programs that are not the labs' own log no request's id: on a real cluster nobody can tell who answered. */
    private boolean isUntraced() {
        return server.has("repository") && !server.has("program");
    }

    /** Whose answers are wanted. */
    String wanted() {
        return "container " + text("container") + " of Deployment " + text("deployment");
    }

    private String text(String field) {
        return server.path(field).asText();
    }

    private boolean isOfDeployment(JsonNode pod) {
        boolean owned = false;
        for (JsonNode owner : pod.path("owners")) {
            owned |= owner.asText().equals("Deployment/" + text("deployment"));
        }
        return owned && pod.path("namespace").asText().equals(text("namespace"));
    }

    private static String owned(JsonNode pod) {
        String last = "";
        for (JsonNode owner : pod.path("owners")) {
            last = owner.asText().replace('/', ' ');
        }
        return last.isEmpty() ? "a pod that nobody looks after" : "a pod of " + last;
    }

    private boolean isProgram(JsonNode process) {
        String executable = process.path("executable").asText(null);
        return executable == null
                || !server.has("program")
                || executable.substring(executable.lastIndexOf('/') + 1).equals(text("program"));
    }

    private static String who(JsonNode pod, JsonNode process) {
        String role = switch (process.path("role").asText()) {
            case "ephemeralContainer" -> "the debug container ";
            case "initContainer" -> "the init container ";
            default -> "container ";
        };
        return role + process.path("container").asText() + " of pod "
                + pod.path("name").asText("?") + " (" + process.path("image").asText() + ")";
    }
}
