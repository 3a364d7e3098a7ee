package dev.podfall.engine.existing;

/**
 * For whom namespaces are made: an installation, whose attempts outlive its process, or one process of it, such as a proof.
 *
 * @param suffix what is added to the installation's id
 */
record Ownership(String suffix) {
    private static final String OF_PROCESS = "p";

    static Ownership ofInstallation() {
        return new Ownership("");
    }

    static Ownership ofProcess(long pid) {
        return new Ownership(OF_PROCESS + pid);
    }

    /** What stands in the label. */
    String id(String installation) {
        return installation + suffix;
    }

    /**
     * Whether namespaces are nobody's any more.
     *
     * @param goesOn whether an attempt of that name runs
     */
    boolean mayRemove(Owner owner, String installation, boolean goesOn) {
        String id = owner.installation();
        if (id.equals(installation)) {
            return suffix.isEmpty() && !goesOn;
        }
        String before = installation + OF_PROCESS;
        String pid = id.startsWith(before) ? id.substring(before.length()) : "";
        return pid.matches("[0-9]{1,10}")
                && ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }
}
