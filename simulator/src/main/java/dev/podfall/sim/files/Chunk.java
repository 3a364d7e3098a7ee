package dev.podfall.sim.files;

/** A stretch of a file, as long as {@link Content#CHUNK}; shared, never changed. Bytes behind its end are zero. */
sealed interface Chunk permits Fill, Block {
    /** The bytes from {@code from}, {@code count} of them, put into {@code target} at {@code at}. */
    void copy(int from, byte[] target, int at, int count);

    /** How many bytes are more than zeros behind its end. A chunk of another byte over and over is always a whole one. */
    int extent();

    /** One file more holds it. */
    void retain();

    /** One file fewer holds it. */
    void release();
}
