package dev.podfall.sim.controllers.runtime;

import java.time.Duration;
import java.util.List;

/** The cluster's certificate authority, as far as controllers use it. */
@FunctionalInterface
public interface CertificateSigner {
    /** Signs nothing. */
    CertificateSigner NONE = (request, usages, validity) -> {
        throw new IllegalArgumentException("this cluster has no certificate authority");
    };

    /**
     * Signs what a request asks for.
     *
     * @param request in PEM
     * @param usages as in a CertificateSigningRequest
     * @return the certificate in PEM
     * @throws IllegalArgumentException when the request cannot be read
     */
    String sign(String request, List<String> usages, Duration validity);
}
