package dev.podfall.web.server;

/** Something that must happen again and again without anybody asking, such as closing what ran out of time. */
public interface Beat {
    /** Called about once a second, from one thread. */
    void beat();
}
