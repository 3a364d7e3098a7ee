package dev.podfall.sim.api;

import java.util.List;
import java.util.Optional;

/** The OpenAPI documents. All are JSON. Called on the loop; a document is asked for only when a client wants it. */
public interface OpenApiDocuments {
    /** The parts of version 3, such as {@code api/v1} and {@code apis/apps/v1}. */
    List<String> parts();

    /** The document of a part; the same bytes (and so the same hash) until something served changes. */
    Optional<byte[]> v3(String part);

    /** The whole of version 2. */
    byte[] v2();
}
