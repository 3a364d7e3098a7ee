package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** No Docker answers on this machine. */
public final class DockerNotHere extends PodfallException {
    private static final long serialVersionUID = 1L;

    DockerNotHere(String where, Throwable cause) {
        super(
                Category.ENVIRONMENT,
                "No Docker answers" + where + ".",
                "Start Docker (sudo systemctl start docker), or install it from https://docs.docker.com/engine/install/; "
                        + "a daemon elsewhere is named by DOCKER_HOST. podfall start --runtime embedded needs no Docker.",
                cause);
    }
}
