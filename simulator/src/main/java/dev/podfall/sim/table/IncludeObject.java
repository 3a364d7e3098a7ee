package dev.podfall.sim.table;

/** What of each object a row carries, as the {@code includeObject} parameter of a Table request asks. */
public enum IncludeObject {
    /** Nothing. */
    NONE,
    /** A {@code PartialObjectMetadata}; the default. */
    METADATA,
    /** The object itself. */
    OBJECT;

    /**
     * The meaning of the query parameter; absent or unknown means metadata.
     *
     * @param value {@code None}, {@code Metadata}, {@code Object} or null
     */
    public static IncludeObject of(String value) {
        if ("None".equals(value)) {
            return NONE;
        }
        return "Object".equals(value) ? OBJECT : METADATA;
    }
}
