package dev.podfall.engine.image;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program in one of the labs' images.
 *
 * @param name as {@code dev.podfall.program.Main} knows it
 * @param environment what the image sets
 */
public record ServedProgram(String name, Map<String, String> environment) {
    private static final List<ModelImage> IMAGES = ModelImage.all();

    /** By an image's name and tag, as manifests write it; empty for an image that is not the labs' own. */
    public static Optional<ServedProgram> of(String image) {
        return IMAGES.stream()
                .filter(i -> i.references().contains(image))
                .findFirst()
                .map(i -> new ServedProgram(i.program(), i.environment()));
    }
}
