package dev.podfall.web.server;

import java.util.Set;

/**
 * What Podfall keeps in its folder. A person may have named a folder with other things in it, which are not Podfall's to close
 * to others.
 */
public final class HomeFiles {
    /** Names of files and folders. */
    public static final Set<String> NAMES = Set.of(
            "attempts",
            "catalogue",
            "clusters",
            "command.log",
            "db",
            "exams",
            "existing-installation",
            "existing.yaml",
            "images",
            "server.id",
            "server.json",
            "server.lock",
            "server.log",
            "server.port",
            "shell",
            "start.lock");

    private HomeFiles() {}
}
