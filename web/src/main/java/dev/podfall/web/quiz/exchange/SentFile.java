package dev.podfall.web.quiz.exchange;

import dev.podfall.web.server.RequestRefused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * A file as a form sends it: pasted or read by the page's script. A form of its own, since no other is as long.
 *
 * @param name as it is called, without folders
 * @param text what it holds; empty for a package
 * @param archive a package in Base64; empty for a text
 * @param id what the quiz is to be called; empty for as the file says
 * @param leaveOut whether questions with problems are left out
 * @param isWanted whether it is to be kept, and not only looked at
 */
record SentFile(String name, String text, String archive, String id, boolean leaveOut, boolean isWanted) {
    private static final int LONGEST = 1_500_000;
    private static final int LONGEST_NAME = 100;

    /** @throws RequestRefused if it is longer than is taken, or holds nothing */
    static SentFile read(Map<String, Object> fields) {
        var name = text(fields, "name").replaceAll(".*[/\\\\]", "").strip();
        var file = new SentFile(
                name.isEmpty() ? "pasted" : name.substring(0, Math.min(LONGEST_NAME, name.length())),
                text(fields, "text"),
                text(fields, "archive"),
                text(fields, "id").strip(),
                fields.containsKey("leaveOut"),
                text(fields, "go").equals("import"));
        if (file.text.length() + file.archive.length() > LONGEST) {
            throw RequestRefused.tooLarge("The file is too large for a form: use podfall quiz import.");
        }
        if (file.text.isBlank() && file.archive.isBlank()) {
            throw nothing(file.name, text(fields, "size"));
        }
        return file;
    }

    /** @param size of the file that was chosen, as the page's script says; empty without one */
    private static RequestRefused nothing(String name, String size) {
        if (size.isEmpty()) {
            return RequestRefused.malformed("No file was sent, and nothing was pasted.");
        }
        return size.equals("0")
                ? RequestRefused.malformed("The file " + name + " is empty.")
                : RequestRefused.tooLarge("The file " + name
                        + " is too large for a page, or holds nothing but blanks: use podfall quiz import.");
    }

    private static String text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    /** @throws RequestRefused if a package is none */
    byte[] content() {
        if (archive.isBlank()) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(archive);
        } catch (IllegalArgumentException damaged) {
            throw RequestRefused.malformed("The package did not arrive whole.");
        }
    }
}
