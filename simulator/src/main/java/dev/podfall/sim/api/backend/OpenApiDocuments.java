package dev.podfall.sim.api.backend;

import java.util.List;
import java.util.Optional;

/** The OpenAPI documents, as JSON unless said otherwise. Called on the loop; a document is asked for only when a client wants it. */
public interface OpenApiDocuments {
    /** The parts of version 3, such as {@code api/v1} and {@code apis/apps/v1}. */
    List<String> parts();

    /** The hash of a part that is there; another one as soon as the document is. */
    String hash(String part);

    /** The document of a part. */
    Optional<byte[]> v3(String part);

    /** The whole of version 2. */
    byte[] v2();

    /** The whole of version 2 as protobuf, for kubectls that take nothing else. */
    byte[] v2Protobuf();
}
