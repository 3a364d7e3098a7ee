package dev.podfall.sim.workload.scorer;

import dev.podfall.sim.workload.ProcessContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The model as it lies on a volume: {@code MODEL_DIR/model-VERSION.bin}. Its first line is {@code fraud-scorer VERSION}; a line
 * {@code bias N} says by how much the model was calibrated since, one {@code bytes N} how long the whole file is.
 *
 * @param bias added to each score's log-odds
 */
record Artifact(double bias) {
    /** What lies in the image, if no folder is named. */
    static final Artifact IN_THE_IMAGE = new Artifact(0);

    private static final int HEADER = 1024;
    private static final int LONGEST_NUMBER = 20;

    /**
     * @param directory where it should be
     * @throws Settings.Missing with a message for the log when it is not there, or not whole
     */
    static Artifact read(ProcessContext process, String directory, String version) {
        String path = directory + "/model-" + version + ".bin";
        Optional<byte[]> file = process.files().read(path);
        if (file.isEmpty()) {
            throw new Settings.Missing("ModelNotFound", notFound(version, directory));
        }
        byte[] bytes = file.get();
        String header = new String(bytes, 0, Math.min(bytes.length, HEADER), StandardCharsets.UTF_8);
        if (!header.startsWith("fraud-scorer " + version + "\n")) {
            throw new Settings.Missing("ModelCorrupt", path + " is no artifact of fraud-scorer " + version);
        }
        double length = number(header, "bytes", bytes.length);
        if (bytes.length < length) {
            throw new Settings.Missing(
                    "ModelCorrupt", path + " ends after " + bytes.length + " of " + (long) length + " bytes");
        }
        return new Artifact(number(header, "bias", 0));
    }

    static String notFound(String version, String directory) {
        return "model artifact for version \"" + version + "\" not found in " + directory;
    }

    private static double number(String header, String name, double otherwise) {
        return header.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1).trim())
                .filter(text -> text.length() <= LONGEST_NUMBER && text.matches("-?\\d+(\\.\\d+)?"))
                .map(Double::parseDouble)
                .findFirst()
                .orElse(otherwise);
    }
}
