package dev.podfall.engine.kind;

import dev.podfall.error.Category;
import dev.podfall.error.PodfallException;

/** The machine has cgroup v1, which Kubernetes gave up. */
public final class CgroupsTooOld extends PodfallException {
    private static final long serialVersionUID = 1L;

    CgroupsTooOld(String image) {
        super(
                Category.ENVIRONMENT,
                "This machine runs cgroup v1; " + image + " needs cgroup v2.",
                "Boot it with systemd.unified_cgroup_hierarchy=1 on the kernel's command line, "
                        + "or name a node image made for cgroup v1 in PODFALL_KIND_IMAGE.");
    }
}
