package dev.podfall.sim.addon.certmanager;

/** Issuers and Certificates for tests. */
final class CertificateYaml {
    private CertificateYaml() {}

    static String selfSigned(String namespace) {
        return "{apiVersion: cert-manager.io/v1, kind: Issuer, metadata: {name: self, namespace: " + namespace
                + "}, spec: {selfSigned: {}}}";
    }

    static String issuer(String namespace, String name, String secret) {
        return "{apiVersion: cert-manager.io/v1, kind: Issuer, metadata: {name: " + name + ", namespace: " + namespace
                + "}, spec: {ca: {secretName: " + secret + "}}}";
    }

    static String authority(String namespace, String name) {
        return """
                apiVersion: cert-manager.io/v1
                kind: Certificate
                metadata: {name: NAME, namespace: NS}
                spec:
                  isCA: true
                  commonName: NAME
                  secretName: NAME
                  privateKey: {algorithm: ECDSA}
                  issuerRef: {name: self}
                """.replace("NAME", name).replace("NS", namespace);
    }

    static String certificate(String namespace, String name, String issuer) {
        return """
                apiVersion: cert-manager.io/v1
                kind: Certificate
                metadata: {name: NAME, namespace: NS}
                spec:
                  secretName: NAME-tls
                  dnsNames: [NAME.NS.svc]
                  privateKey: {algorithm: ECDSA}
                  issuerRef: ISSUER
                """.replace("NAME", name).replace("NS", namespace).replace("ISSUER", issuer);
    }
}
