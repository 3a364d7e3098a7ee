package dev.podfall.scenario.origin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** A zip from somewhere. Entries become files or findings; a link in it becomes the text that it holds. */
public final class ZipIntake {
    private static final long LARGEST_ZIP = 50L << 20;
    private static final int MOST_ENTRIES = 5_000;
    private static final String NEXT = "Correct what is named, or ask who made it for another.";

    private ZipIntake() {}

    /** @throws OriginRefused if it is no zip, too large, or an entry may not be taken, with all of that */
    static Intake read(Path zip) {
        Intake intake = new Intake();
        try {
            if (Files.size(zip) > LARGEST_ZIP) {
                throw new OriginRefused(zip + " is larger than 50 MiB.", NEXT);
            }
            int entries = 0;
            try (InputStream file = Files.newInputStream(zip);
                    ZipInputStream in = new ZipInputStream(file)) {
                boolean more = true;
                for (ZipEntry entry = in.getNextEntry(); entry != null && more; entry = in.getNextEntry()) {
                    more = ++entries <= MOST_ENTRIES && (entry.isDirectory() || intake.take(entry.getName(), in));
                }
            }
            if (entries == 0 || entries > MOST_ENTRIES) {
                intake.refuse(entries == 0 ? "It is no zip, or an empty one." : "It has too many entries.");
            }
        } catch (ZipException | IllegalArgumentException damaged) {
            throw new OriginRefused(zip + " is no zip that can be read: " + damaged.getMessage() + ".", NEXT);
        } catch (IOException e) {
            throw new OriginRefused(zip + " cannot be read: " + e.getMessage() + ".", "Name a file that you may read.");
        }
        if (!intake.findings().isEmpty()) {
            throw new OriginRefused(zip + " is not taken:", intake.findings(), NEXT);
        }
        return intake;
    }

    /** Takes a zip apart into a new folder; where all lies in one folder, answers that. @throws OriginRefused as said */
    public static Path unpack(Path zip, Path folder) {
        Intake intake = read(zip);
        try {
            intake.write(folder);
            try (var top = Files.list(folder)) {
                List<Path> entries = top.toList();
                return entries.size() == 1 && Files.isDirectory(entries.get(0)) ? entries.get(0) : folder;
            }
        } catch (IOException e) {
            throw new OriginRefused(
                    folder + " cannot be written: " + e.getMessage() + ".", "Make room, and try it again.");
        }
    }
}
