package dev.podfall.scenario.origin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Files from somewhere, taken in one by one within limits. What may not be taken is kept as a finding. */
final class Intake {
    static final int LARGEST = 1 << 20;
    static final long MOST_BYTES = 20L << 20;
    static final int MOST_FILES = 2_000;
    private static final int LONGEST = 200;

    private final Map<String, byte[]> files = new TreeMap<>();
    private final Set<String> lowerCase = new HashSet<>();
    private final List<String> findings = new ArrayList<>();
    private long bytes;

    /** Takes a file. @return false when no more will be taken */
    boolean take(String name, InputStream content) throws IOException {
        if (files.size() >= MOST_FILES || bytes > MOST_BYTES) {
            findings.add("There are more than " + MOST_FILES + " files, or more than 20 MiB.");
            return false;
        }
        String wrong = wrong(name);
        if (wrong != null) {
            findings.add("\"" + brief(name) + "\" " + wrong);
            return true;
        }
        byte[] text = content.readNBytes(LARGEST + 1);
        bytes += text.length;
        if (text.length > LARGEST) {
            findings.add(name + " is larger than 1 MiB.");
        } else {
            files.put(name, text);
        }
        return true;
    }

    private String wrong(String name) {
        if (name.isEmpty() || name.length() > LONGEST || !name.matches("[A-Za-z0-9._ /-]+")) {
            return "is no name for a file here: letters, digits, dots, hyphens and slashes are.";
        } else if (name.startsWith("/") || name.contains("//") || name.endsWith("/")) {
            return "does not stay in its folder.";
        } else if (List.of(name.split("/")).stream().anyMatch(step -> step.matches("\\.{1,2}|\\.git"))) {
            return "leaves its folder, or is Git's own.";
        } else if (!lowerCase.add(name.toLowerCase(Locale.ROOT))) {
            return "is there twice.";
        }
        return null;
    }

    private static String brief(String name) {
        String clean = name.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }

    void refuse(String finding) {
        findings.add(finding);
    }

    Map<String, byte[]> files() {
        return files;
    }

    List<String> findings() {
        return findings;
    }

    /** Writes all of them to a folder that is new. */
    void write(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }
}
