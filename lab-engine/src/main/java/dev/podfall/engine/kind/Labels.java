package dev.podfall.engine.kind;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;

/** How containers of ours are told from others', and those of one installation from another's. */
final class Labels {
    static final String CLUSTER = "podfall.dev/cluster";
    static final String HOME = "podfall.dev/home";
    static final String NODE = "podfall.dev/node";

    /** {@code true} on containers that Ryuk removes when the process that made them is gone. */
    static final String GUARDED = "podfall.dev/guarded";

    static final String UNGUARDED = GUARDED + "=false";

    private final String home;

    /** @param home the folder of the installation */
    Labels(Path home) {
        this.home = home.toAbsolutePath().normalize().toString();
    }

    /** The label of an installation, as Docker's filters want it. */
    static String of(Path home) {
        return HOME + "=" + new Labels(home).home;
    }

    Map<String, String> ofAll() {
        return Map.of(HOME, home);
    }

    Map<String, String> ofCluster(String id) {
        return Map.of(HOME, home, CLUSTER, id);
    }

    Map<String, String> ofNode(String id, String node) {
        String guarded = String.valueOf(Docker.isGuarded());
        return Map.of(HOME, home, CLUSTER, id, NODE, node, GUARDED, guarded);
    }

    static boolean isGuarded(Map<String, String> labels) {
        return Boolean.parseBoolean(labels.get(GUARDED));
    }

    /** A container's name; two installations do not get into each other's way. */
    String container(String id, String node) {
        CRC32 sum = new CRC32();
        sum.update(home.getBytes(StandardCharsets.UTF_8));
        return String.format("podfall-%08x-%s-%s", sum.getValue(), id, node);
    }
}
