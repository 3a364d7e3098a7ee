package dev.podfall.sim.workload.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a repository holds, by tag: releases that the data writes out, then lines of versions, each in some variants
 * ({@code -alpine}).
 */
final class Releases {
    private final Map<String, JsonNode> written = new HashMap<>();
    private final List<Lines> lines = new ArrayList<>();
    private final long size;

    /** @param repository an entry of the data, with {@code releases}, {@code lines}, or both */
    Releases(JsonNode repository) {
        for (JsonNode release : repository.path("releases")) {
            release.path("tags").forEach(tag -> written.putIfAbsent(tag.asText(), release));
        }
        repository.path("lines").forEach(entry -> lines.add(Lines.of(entry)));
        this.size = repository
                .path("size")
                .asLong(repository.path("releases").path(0).path("size").asLong(50_000_000));
    }

    /** Those that the data writes out. */
    Stream<JsonNode> written() {
        return written.values().stream().distinct();
    }

    /** The release that a tag means. */
    Optional<JsonNode> find(String tag) {
        JsonNode release = written.get(tag);
        return release != null
                ? Optional.of(release)
                : lines.stream().flatMap(l -> l.find(tag).stream()).findFirst().map(this::release);
    }

    /** A version in a variant is a release of its own, unless it is written out. */
    private JsonNode release(String tag) {
        JsonNode known = written.get(tag);
        if (known != null) {
            return known;
        }
        ObjectNode release = JsonNodeFactory.instance.objectNode();
        release.putArray("tags").add(tag);
        return release.put("size", size + Math.floorMod(tag.hashCode(), 10_000));
    }

    private record Lines(List<VersionLine> versions, List<String> variants) {
        static Lines of(JsonNode entry) {
            List<String> variants = texts(entry.path("variants"));
            return new Lines(
                    texts(entry.path("versions")).stream()
                            .map(VersionLine::parse)
                            .toList(),
                    variants.isEmpty() ? List.of("") : variants);
        }

        Optional<String> find(String tag) {
            for (String variant : variants) {
                if (tag.endsWith(variant)) {
                    String bare = tag.substring(0, tag.length() - variant.length());
                    Optional<String> found = versions.stream()
                            .flatMap(line -> line.version(bare).stream())
                            .findFirst();
                    if (found.isPresent()) {
                        return found.map(version -> version + variant);
                    }
                }
            }
            return Optional.empty();
        }

        private static List<String> texts(JsonNode array) {
            return StreamSupport.stream(array.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
    }
}
