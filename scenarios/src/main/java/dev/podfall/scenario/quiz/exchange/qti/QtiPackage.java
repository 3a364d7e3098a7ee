package dev.podfall.scenario.quiz.exchange.qti;

import dev.podfall.scenario.quiz.exchange.item.UnusableFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The XML files of a package, by their names. Nothing of it is ever written to disk. */
final class QtiPackage {
    private static final int MOST_ENTRIES = 2000;
    private static final int LARGEST = 1 << 20;
    private static final int LARGEST_TOGETHER = 20 << 20;
    /** So that two exports of one quiz are equal, byte by byte. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2000, 1, 1, 0, 0);

    private QtiPackage() {}

    /** @throws UnusableFile if it is damaged, or unpacks to more than is read */
    static Map<String, byte[]> read(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        int entries = 0;
        int together = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries++;
                byte[] content = content(in, entry.getName());
                together += content.length;
                if (entries > MOST_ENTRIES || together > LARGEST_TOGETHER) {
                    throw new UnusableFile("it unpacks to more than " + MOST_ENTRIES + " files or 20 MiB", "Split it.");
                }
                if (entry.getName().endsWith(".xml")) {
                    files.put(entry.getName().replace('\\', '/'), content);
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw new UnusableFile("the package is damaged", "Export it again from where it comes from.");
        }
        return files;
    }

    private static byte[] content(InputStream in, String name) throws IOException {
        byte[] content = in.readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
            throw new UnusableFile(
                    "\"" + name + "\" in it is larger than 1 MiB", "Take pictures and films out of the package.");
        }
        return content;
    }

    static byte[] write(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
