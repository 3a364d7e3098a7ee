package dev.podfall.sim.workload.images;

import dev.podfall.sim.workload.Program;
import dev.podfall.sim.workload.shell.Dialect;
import dev.podfall.sim.workload.shell.Shell;
import dev.podfall.sim.workload.utilities.Applets;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What an image has beside its own program: a shell, utilities, and the files every distribution has.
 *
 * @param programs by absolute path
 */
record Userland(Map<String, Supplier<Program>> programs, Map<String, byte[]> files) {
    static Userland of(String name) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (!name.equals("none")) {
            put(
                    files,
                    "/etc/passwd",
                    "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n");
            put(files, "/etc/group", "root:x:0:\nnobody:x:65534:\n");
        }
        switch (name) {
            case "alpine" -> {
                put(files, "/etc/alpine-release", "3.20.3\n");
                put(
                        files,
                        "/etc/os-release",
                        "NAME=\"Alpine Linux\"\nID=alpine\nVERSION_ID=3.20.3\nPRETTY_NAME=\"Alpine Linux v3.20\"\n");
            }
            case "debian" -> {
                put(files, "/etc/debian_version", "12.7\n");
                put(
                        files,
                        "/etc/os-release",
                        "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"\nID=debian\n");
            }
            default -> {}
        }
        return new Userland(programs(name), files);
    }

    private static Map<String, Supplier<Program>> programs(String name) {
        Map<String, Supplier<Program>> programs = new LinkedHashMap<>();
        if (name.equals("none")) {
            return programs;
        }
        Applets.busybox().forEach(applet -> programs.put("/bin/" + applet, Applets.program(applet)));
        Dialect dialect = name.equals("debian") ? Dialect.DASH : Dialect.ASH;
        programs.put("/bin/sh", () -> Shell.of(dialect));
        if (name.equals("debian")) {
            programs.put("/bin/bash", () -> Shell.of(Dialect.BASH));
        } else {
            programs.put("/bin/ash", () -> Shell.of(Dialect.ASH));
        }
        if (name.matches("debian|curl|tools")) {
            programs.put("/usr/bin/curl", Applets.program("curl"));
        }
        return programs;
    }

    private static void put(Map<String, byte[]> files, String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }
}
