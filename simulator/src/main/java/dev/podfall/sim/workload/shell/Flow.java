package dev.podfall.sim.workload.shell;

/**
 * How a command ended.
 *
 * @param levels how many loops {@code break} and {@code continue} still have to leave
 */
record Flow(Kind kind, int status, int levels) {
    static Flow normal(int status) {
        return new Flow(Kind.NORMAL, status, 0);
    }

    static Flow exit(int status) {
        return new Flow(Kind.EXIT, status, 0);
    }

    /** An error of the shell: ends a script, but not a conversation. */
    static Flow abort(int status) {
        return new Flow(Kind.ABORT, status, 0);
    }

    boolean isNormal() {
        return kind == Kind.NORMAL;
    }

    /** Where control goes on. */
    enum Kind {
        NORMAL,
        BREAK,
        CONTINUE,
        RETURN,
        EXIT,
        ABORT
    }

    /** What comes afterwards. */
    interface Next {
        void go(Flow flow);
    }
}
