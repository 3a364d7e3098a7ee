package dev.podfall.engine.image;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A repository of the labs' registry that wants credentials. It holds what an open one holds.
 *
 * @param name without the registry, such as {@code restricted/fraud-scorer}
 * @param login {@code user:password}
 * @param like the open repository
 */
public record PrivateRepository(String name, String login, String like) {
    /** As the simulator's catalogue names them. */
    public static List<PrivateRepository> all() {
        List<PrivateRepository> all = new ArrayList<>();
        for (JsonNode repository : ModelImage.catalogue().path("repositories")) {
            String reference = repository.path("name").asText();
            if (repository.has("login")) {
                String name = reference.substring(reference.indexOf('/') + 1);
                String program = repository.path("programs").elements().next().asText();
                all.add(new PrivateRepository(name, repository.path("login").asText(), program));
            }
        }
        return all;
    }
}
