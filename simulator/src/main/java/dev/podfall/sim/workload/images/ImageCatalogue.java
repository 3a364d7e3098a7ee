package dev.podfall.sim.workload.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.workload.Image;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All registries a simulated node can reach. A repository or tag that is not in the data is not found, with the words of
 * containerd and the registry.
 */
public final class ImageCatalogue implements Image.Catalogue {
    private static final String DATA = "/dev/podfall/sim/workload/images/images.json";

    private final Map<String, Repository> repositories = new HashMap<>();
    private final Map<String, String> mirrors = new LinkedHashMap<>();
    private final Set<String> unavailable = new HashSet<>();

    /** The images that come with the simulator. */
    public static ImageCatalogue standard() {
        ImageCatalogue catalogue = new ImageCatalogue();
        catalogue.repositories.putAll(Standard.CATALOGUE.repositories);
        catalogue.mirrors.putAll(Standard.CATALOGUE.mirrors);
        return catalogue;
    }

    private static JsonNode read() {
        try (InputStream data = ImageCatalogue.class.getResourceAsStream(DATA)) {
            return new ObjectMapper().readTree(data);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The image catalogue " + DATA + " can't be read.", unreadable);
        }
    }

    /**
     * Adds repositories from data of the same shape as {@code images.json}; a repository there is replaces. One that is
     * {@code like} another has what that has, except what it says itself. {@code mirrors} says under which other beginnings of
     * names the same images are found.
     */
    public void add(JsonNode data) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        for (JsonNode entry : data.path("repositories")) {
            JsonNode whole = entry;
            if (entry.has("like")) {
                ObjectNode copy = entries.get(entry.path("like").asText()).deepCopy();
                copy.remove(List.of("releases", "lines"));
                whole = copy.setAll((ObjectNode) entry);
            }
            entries.put(entry.path("name").asText(), whole);
            Repository parsed = new Repository(whole);
            repositories.put(parsed.name(), parsed);
        }
        data.path("mirrors")
                .fields()
                .forEachRemaining(m -> mirrors.put(m.getKey(), m.getValue().asText()));
    }

    /** The repository of that name, or the one that a mirror of that name copies; null when there is none. */
    private Repository repository(String name) {
        Repository own = repositories.get(name);
        if (own != null) {
            return own;
        }
        for (Map.Entry<String, String> mirror : mirrors.entrySet()) {
            if (name.startsWith(mirror.getKey())) {
                String original =
                        mirror.getValue() + name.substring(mirror.getKey().length());
                Repository copied = repositories.get(original);
                if (copied != null) {
                    return copied.as(name);
                }
            }
        }
        return null;
    }

    /** Takes a registry host off the network, or back on it. */
    public void reachable(String host, boolean isReachable) {
        if (isReachable) {
            unavailable.remove(host);
        } else {
            unavailable.add(host);
        }
    }

    /** {@inheritDoc} A reference that can't be parsed fails with {@link ImageReference.InvalidReference}'s text. */
    @Override
    public Image.Answer find(String reference, Map<String, JsonNode> credentials) {
        ImageReference parsed;
        try {
            parsed = ImageReference.parse(reference);
        } catch (ImageReference.InvalidReference invalid) {
            return failure(invalid.getMessage());
        }
        if (unavailable.contains(parsed.host())) {
            return failure(unpack("Unknown", parsed) + "failed to do request: Head \"https://" + parsed.host() + "/v2/"
                    + path(parsed) + "/manifests/" + wanted(parsed) + "\": dial tcp: lookup " + parsed.host()
                    + " on 10.89.0.1:53: no such host");
        }
        Repository repository = repository(parsed.repository());
        if (repository == null) {
            return failure(parsed.host().equals("docker.io") ? denied(parsed) : notFound(parsed));
        }
        if (repository.login().isPresent()
                && !knows(credentials, parsed.host(), repository.login().get())) {
            return failure(unauthorized(parsed, credentials.containsKey(parsed.host())));
        }
        Optional<Image> image = repository.find(parsed);
        return image.isPresent() ? new Image.Answer(image, null) : failure(notFound(parsed));
    }

    private static Image.Answer failure(String text) {
        return new Image.Answer(Optional.empty(), text);
    }

    private static String unpack(String code, ImageReference reference) {
        return "rpc error: code = " + code + " desc = failed to pull and unpack image \"" + reference
                + "\": failed to resolve image: ";
    }

    private static String notFound(ImageReference reference) {
        return unpack("NotFound", reference) + reference + ": not found";
    }

    private static String denied(ImageReference reference) {
        return unpack("Unknown", reference)
                + "pull access denied, repository does not exist or may require authorization: "
                + "server message: insufficient_scope: authorization failed";
    }

    private static String unauthorized(ImageReference reference, boolean withCredentials) {
        String what = withCredentials ? "failed to fetch oauth token" : "failed to fetch anonymous token";
        return unpack("Unknown", reference) + "failed to authorize: " + what
                + ": unexpected status from GET request to https://" + reference.host() + "/token?scope=repository%3A"
                + path(reference).replace("/", "%2F") + "%3Apull&service=" + reference.host() + ": 401 Unauthorized";
    }

    private static String path(ImageReference reference) {
        return reference.repository().substring(reference.host().length() + 1);
    }

    private static String wanted(ImageReference reference) {
        return reference.digest() != null ? reference.digest() : reference.tag();
    }

    private static boolean knows(Map<String, JsonNode> credentials, String host, String login) {
        JsonNode entry = credentials.get(host);
        if (entry == null) {
            entry = credentials.get("https://" + host);
        }
        if (entry == null) {
            return false;
        }
        String auth = entry.path("auth").asText();
        try {
            String given = auth.isEmpty()
                    ? entry.path("username").asText() + ":"
                            + entry.path("password").asText()
                    : new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
            return given.equals(login);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** Parsed once for all clusters of the process. */
    private static final class Standard {
        private static final ImageCatalogue CATALOGUE = parsed();

        private static ImageCatalogue parsed() {
            ImageCatalogue catalogue = new ImageCatalogue();
            catalogue.add(read());
            return catalogue;
        }
    }
}
