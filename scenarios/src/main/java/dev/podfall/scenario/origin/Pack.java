package dev.podfall.scenario.origin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A catalogue's folder in one zip, signed: {@code pack.json} has a digest of each file, {@code pack.sig} the signature of that. A
 * signature says that nothing was changed since, and by whose key; it says nothing about whether the labs are any good.
 */
public final class Pack {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LIST = "pack.json";
    private static final String SIGNATURE = "pack.sig";
    private static final List<String> FOLDERS = List.of("labs", "shared", "worlds", "quizzes", "exams");
    private static final String ASK =
            "Ask who made it for another, or sign it yourself once you looked at it: podfall author sign PACK.zip";

    private final Map<String, byte[]> files;
    private final String signer;

    private Pack(Map<String, byte[]> files, String signer) {
        this.files = files;
        this.signer = signer;
    }

    /** What belongs into a pack of a catalogue's folder. @throws OriginRefused if something may not be taken, with all of that */
    public static Pack of(Path catalogue) {
        Intake intake = new Intake();
        for (String folder : FOLDERS) {
            Path start = catalogue.resolve(folder);
            if (!Files.isDirectory(start)) {
                continue;
            }
            try (Stream<Path> all = Files.walk(start)) {
                for (Path file : all.sorted().toList()) {
                    String name = catalogue.relativize(file).toString().replace('\\', '/');
                    if (Files.isSymbolicLink(file)) {
                        intake.refuse(name + " is a link.");
                    } else if (Files.isRegularFile(file)) {
                        try (var in = Files.newInputStream(file)) {
                            intake.take(name, in);
                        }
                    }
                }
            } catch (IOException e) {
                intake.refuse(start + " cannot be read: " + e.getMessage() + ".");
            }
        }
        if (intake.files().isEmpty()) {
            intake.refuse("There is no file in " + String.join(", ", FOLDERS) + ".");
        }
        if (!intake.findings().isEmpty()) {
            throw new OriginRefused(catalogue + " makes no pack:", intake.findings(), "Correct what is named.");
        }
        return new Pack(intake.files(), null);
    }

    /** A pack as it came, its signature checked. @throws OriginRefused if it is not whole, or not signed */
    public static Pack read(Path zip) {
        return read(zip, ZipIntake.read(zip).files());
    }

    /** The files of a pack whoever signed it, if anybody did: for somebody who will sign it. @throws OriginRefused if it may not be taken */
    public static Pack unchecked(Path zip) {
        Map<String, byte[]> files = new TreeMap<>(ZipIntake.read(zip).files());
        files.remove(LIST);
        files.remove(SIGNATURE);
        return new Pack(files, null);
    }

    private static Pack read(Path zip, Map<String, byte[]> all) {
        Map<String, byte[]> files = new TreeMap<>(all);
        byte[] list = files.remove(LIST);
        byte[] signature = files.remove(SIGNATURE);
        if (list == null || signature == null) {
            throw new OriginRefused(zip + " is not signed.", ASK);
        }
        try {
            JsonNode signed = JSON.readTree(signature);
            String signer = PackKey.signer(
                    list, signed.path("key").asText(), signed.path("signature").asText());
            if (signer == null) {
                throw new OriginRefused(zip + ": the signature is not of this pack.", ASK);
            }
            List<String> wrong = differing(JSON.readTree(list).path("files"), files);
            if (!wrong.isEmpty()) {
                throw new OriginRefused(zip + " was changed after it was signed:", wrong, ASK);
            }
            return new Pack(files, signer);
        } catch (IOException damaged) {
            throw new OriginRefused(zip + ": " + LIST + " or " + SIGNATURE + " cannot be read.", ASK);
        }
    }

    private static List<String> differing(JsonNode signed, Map<String, byte[]> files) {
        List<String> wrong = new ArrayList<>();
        files.forEach((name, bytes) -> {
            if (!PackKey.hash(bytes).equals(signed.path(name).asText())) {
                wrong.add(name + (signed.has(name) ? " is another file." : " was added."));
            }
        });
        signed.fieldNames().forEachRemaining(name -> {
            if (!files.containsKey(name)) {
                wrong.add(name + " was taken out.");
            }
        });
        return wrong;
    }

    /** How many files it has. */
    public int size() {
        return files.size();
    }

    /** The fingerprint of who signed it; null for one that was just made. */
    public String signer() {
        return signer;
    }

    /** Signs it, and writes it to a new file. @throws OriginRefused if the file is there, or cannot be written */
    public void write(Path zip, PackKey key) {
        byte[] list = list();
        try (OutputStream file = Files.newOutputStream(zip, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                ZipOutputStream out = new ZipOutputStream(file)) {
            put(out, LIST, list);
            ObjectNode signature = JSON.createObjectNode();
            signature.put("algorithm", "Ed25519").put("key", key.publicText()).put("signature", key.sign(list));
            put(out, SIGNATURE, (signature.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                put(out, each.getKey(), each.getValue());
            }
        } catch (FileAlreadyExistsException there) {
            throw new OriginRefused(zip + " is there already; it stays as it is.", "Name another file.");
        } catch (IOException e) {
            throw new OriginRefused(
                    zip + " cannot be written: " + e.getMessage() + ".", "Name a file that you may write.");
        }
    }

    private byte[] list() {
        ObjectNode list = JSON.createObjectNode().put("format", "podfall-pack/1");
        ObjectNode digests = list.putObject("files");
        files.forEach((name, bytes) -> digests.put(name, PackKey.hash(bytes)));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0); // The same files make the same pack.
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    /** Writes its files to a new folder. */
    void unpack(Path folder) throws IOException {
        Intake intake = new Intake();
        intake.files().putAll(files);
        intake.write(folder);
    }
}
