package dev.podfall.sim.kubelet.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One life of a container. Mirrors {@code kubecontainer.Status}.
 *
 * @param id 64 hexadecimal digits
 * @param restartCount how many lives came before
 * @param started null until it ran; the epoch when it could not
 * @param finished null until it ended
 * @param reason of its end: Completed, Error, OOMKilled, StartError
 * @param message of its end, may be empty
 * @param image its full name
 * @param imageRef by digest
 * @param hash of the spec it was made from
 * @param user numeric
 * @param group numeric
 * @param groups all of them, the first among them
 */
public record ContainerInstance(
        String id,
        String name,
        int restartCount,
        State state,
        Instant created,
        Instant started,
        Instant finished,
        int exitCode,
        String reason,
        String message,
        String image,
        String imageRef,
        String hash,
        long user,
        long group,
        List<Long> groups) {
    /** As the CRI knows them. */
    public enum State {
        CREATED,
        RUNNING,
        EXITED
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public boolean hasExited() {
        return state == State.EXITED;
    }

    /** As the API shows it: {@code containerd://…}. */
    public String uri() {
        return "containerd://" + id;
    }

    ContainerInstance running(Instant now) {
        return with(State.RUNNING, now, null, 0, "", "");
    }

    ContainerInstance exited(Instant begun, Instant now, int code, String why, String text) {
        return with(State.EXITED, begun, now, code, why, text);
    }

    private ContainerInstance with(State next, Instant begun, Instant ended, int code, String why, String text) {
        return new ContainerInstance(
                id,
                name,
                restartCount,
                next,
                created,
                begun,
                ended,
                code,
                why,
                text,
                image,
                imageRef,
                hash,
                user,
                group,
                groups);
    }

    ObjectNode save() {
        ObjectNode saved = JsonNodeFactory.instance.objectNode().put("id", id).put("name", name);
        saved.put("restartCount", restartCount).put("state", state.name()).put("created", text(created));
        saved.put("started", text(started)).put("finished", text(finished)).put("exitCode", exitCode);
        saved.put("reason", reason).put("message", message).put("image", image).put("imageRef", imageRef);
        groups.forEach(saved.putArray("groups")::add);
        return saved.put("hash", hash).put("user", user).put("group", group);
    }

    static ContainerInstance load(JsonNode saved) {
        return new ContainerInstance(
                saved.path("id").asText(),
                saved.path("name").asText(),
                saved.path("restartCount").asInt(),
                State.valueOf(saved.path("state").asText()),
                instant(saved.path("created")),
                instant(saved.path("started")),
                instant(saved.path("finished")),
                saved.path("exitCode").asInt(),
                saved.path("reason").asText(),
                saved.path("message").asText(),
                saved.path("image").asText(),
                saved.path("imageRef").asText(),
                saved.path("hash").asText(),
                saved.path("user").asLong(),
                saved.path("group").asLong(),
                groups(saved));
    }

    private static List<Long> groups(JsonNode saved) {
        List<Long> groups = new ArrayList<>();
        saved.path("groups").forEach(group -> groups.add(group.asLong()));
        return groups.isEmpty() ? List.of(saved.path("group").asLong()) : groups;
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static Instant instant(JsonNode node) {
        return node.isTextual() ? Instant.parse(node.asText()) : null;
    }
}
