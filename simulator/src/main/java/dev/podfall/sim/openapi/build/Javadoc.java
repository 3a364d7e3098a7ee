package dev.podfall.sim.openapi.build;

/** Turns a Javadoc comment of the model back into the text it was made of. */
final class Javadoc {
    private Javadoc() {}

    static String text(String comment) {
        String joined = comment.replaceAll("(?m)^\\s*\\* ?", "").strip();
        return joined.replaceAll("\\s*<br>\\s*<p>\\s*", "\n")
                .replaceAll("<br>|<p>", "\n")
                .replace("&#42;", "*")
                .replace("&#64;", "@")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\n{2,}", "\n\n")
                .strip();
    }
}
