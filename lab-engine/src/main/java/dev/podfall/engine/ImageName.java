package dev.podfall.engine;

/** Names of images. */
public final class ImageName {
    /** What containerd calls what was imported from a file without a name. */
    private static final String IMPORTED = "docker.io/library/import-";

    private ImageName() {}

    /** The name without tag and digest. */
    public static String repository(String image) {
        String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }

    /**
     * The repository that a running image was pulled from. An image that was put onto its node names none: it is what the pod
     * calls it.
     *
     * @param imageId as a container's status has it: {@code repository@sha256:…}, or {@code sha256:…} alone
     * @param written as the pod names it
     */
    public static String pulledFrom(String imageId, String written) {
        boolean named = imageId.contains("@") && !imageId.startsWith(IMPORTED);
        return repository(named ? imageId : written);
    }

    /** The digest in a container status's image id; empty if there is none. */
    public static String digest(String imageId) {
        String digest = imageId.substring(imageId.indexOf('@') + 1);
        return digest.startsWith("sha256:") ? digest : "";
    }
}
