package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.databind.JsonNode;

/** Which object it is, whichever version it is served in. Mirrors {@code kube.ResourceKey}. @param namespace empty for none */
record ResourceKey(String group, String kind, String namespace, String name) implements Comparable<ResourceKey> {
    static ResourceKey of(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        return new ResourceKey(
                group(object),
                object.path("kind").asText(),
                metadata.path("namespace").asText(""),
                metadata.path("name").asText());
    }

    /** As a status lists it. */
    static ResourceKey ofStatus(JsonNode status) {
        return new ResourceKey(
                status.path("group").asText(""),
                status.path("kind").asText(),
                status.path("namespace").asText(""),
                status.path("name").asText());
    }

    static String group(JsonNode object) {
        String apiVersion = object.path("apiVersion").asText();
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    static String version(JsonNode object) {
        String apiVersion = object.path("apiVersion").asText();
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    @Override
    public int compareTo(ResourceKey other) {
        return toString().compareTo(other.toString());
    }

    /** {@code apps/Deployment/prod/web}. */
    @Override
    public String toString() {
        return group + "/" + kind + "/" + namespace + "/" + name;
    }
}
