package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** kubeadm gave up. */
public final class KubeadmFailed extends PodfallException {
    private static final long serialVersionUID = 1L;

    KubeadmFailed(String what, String lastLines) {
        super(
                Category.ENVIRONMENT,
                what + " failed. Its last words:\n" + lastLines,
                "podfall doctor --runtime kind looks at memory, disk and cgroups; another PODFALL_KIND_IMAGE may suit this machine.");
    }
}
