package dev.podfall.engine.lab;

/** Names of images. */
final class ImageName {
    private ImageName() {}

    /** The name without tag and digest. */
    static String repository(String image) {
        String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }
}
