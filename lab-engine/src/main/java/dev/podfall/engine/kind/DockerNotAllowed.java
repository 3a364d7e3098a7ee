package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** Docker is here, but this user may not use it. */
public final class DockerNotAllowed extends PodfallException {
    private static final long serialVersionUID = 1L;

    DockerNotAllowed(String socket) {
        super(
                Category.ENVIRONMENT,
                "You may not use Docker: " + socket + " cannot be written by this user.",
                "Join its group (sudo usermod -aG docker $USER), log in again, stop the server (podfall stop --all) and start again; "
                        + "or use a rootless Docker by DOCKER_HOST.");
    }
}
