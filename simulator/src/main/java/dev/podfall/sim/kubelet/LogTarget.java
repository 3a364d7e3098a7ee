package dev.podfall.sim.kubelet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.ApiException;

/** Which instance's log is meant, or why there is none. Mirrors {@code validateContainerLogStatus}. */
record LogTarget(String pod, String container) {
    private static final String[] LISTS = {"containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses"};

    /** @throws ApiException 400 with the kubelet's text */
    String containerId(JsonNode status, boolean previous) {
        JsonNode c = find(status);
        String last = c.path("lastState").path("terminated").path("containerID").asText();
        JsonNode state = c.path("state");
        if (previous) {
            if (last.isEmpty()) {
                String text = "previous terminated container \"" + container + "\" in pod \"" + pod + "\" not found";
                throw ApiException.badRequest(text);
            }
            return bare(last);
        }
        if (state.has("running")) {
            return bare(c.path("containerID").asText());
        }
        if (state.has("terminated")) {
            String ended = state.path("terminated").path("containerID").asText();
            return bare(orElseTerminated(ended.isEmpty() ? last : ended));
        }
        if (c.path("lastState").has("terminated")) {
            return bare(orElseTerminated(last));
        }
        throw refused("is waiting to start: "
                + why(state.path("waiting").path("reason").asText()));
    }

    private static String why(String reason) {
        return switch (reason) {
            case "ErrImagePull" -> "image can't be pulled";
            case "ImagePullBackOff" -> "trying and failing to pull image";
            default -> reason;
        };
    }

    private JsonNode find(JsonNode status) {
        for (String list : LISTS) {
            for (JsonNode c : status.path(list)) {
                if (c.path("name").asText().equals(container)) {
                    return c;
                }
            }
        }
        throw refused("is not available");
    }

    private String orElseTerminated(String id) {
        if (id.isEmpty()) {
            throw refused("is terminated");
        }
        return id;
    }

    private ApiException refused(String why) {
        return ApiException.badRequest("container \"" + container + "\" in pod \"" + pod + "\" " + why);
    }

    private static String bare(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }
}
