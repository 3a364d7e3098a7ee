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
    private static final List<PrivateRepository> CLOSED = PrivateRepository.all();

    /** By an image's name and tag, as manifests write it; empty for an image that is not the labs' own. */
    public static Optional<ServedProgram> of(String image) {
        String open = open(image);
        return IMAGES.stream()
                .filter(i -> i.references().contains(open))
                .findFirst()
                .map(i -> new ServedProgram(i.program(), i.environment()));
    }

    /** The same image in the open repository, for one that a login is wanted for. */
    private static String open(String image) {
        for (PrivateRepository closed : CLOSED) {
            String repository = "/" + closed.name() + ":";
            if (image.contains(repository)) {
                return image.replace(repository, "/" + closed.like() + ":");
            }
        }
        return image;
    }

    /** All images of a repository, one name each, as manifests write them; none if it is not the labs' own. */
    public static List<String> versions(String repository) {
        return IMAGES.stream()
                .filter(i -> i.repository().equals(repository))
                .map(ModelImage::reference)
                .toList();
    }
}
