package dev.podfall.scenario.origin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip from somewhere. Entries become files or findings; a link is one of these. */
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
            refuseLinks(zip, intake);
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

    /** Only the directory at a zip's end says which entries are links. */
    private static void refuseLinks(Path zip, Intake intake) throws IOException {
        if (!intake.findings().isEmpty()) {
            return;
        }
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            file.getEntries().asIterator().forEachRemaining(entry -> {
                if (entry.isUnixSymlink()) {
                    intake.refuse(entry.getName() + " is a link, and may lead anywhere.");
                }
            });
        }
    }

    /**
     * Takes a zip apart.
     *
     * @param folder where a new folder is made for it
     * @return the one folder in which all of it lies; where there is none, a folder that is called like the zip
     * @throws OriginRefused as {@link #read} does
     */
    public static Path unpack(Path zip, Path folder) {
        Intake intake = read(zip);
        String name = zip.getFileName().toString().replaceFirst("(?i)[.]zip$", "");
        Path own = folder.resolve(name.matches("[.]*") ? "zip" : name);
        try {
            intake.write(own);
            try (var top = Files.list(own)) {
                List<Path> entries = top.toList();
                return entries.size() == 1 && Files.isDirectory(entries.get(0)) ? entries.get(0) : own;
            }
        } catch (IOException e) {
            throw new OriginRefused(
                    folder + " cannot be written: " + e.getMessage() + ".", "Make room, and try it again.");
        }
    }
}
