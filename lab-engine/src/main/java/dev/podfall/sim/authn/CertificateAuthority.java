package dev.podfall.sim.authn;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A cluster's certificate authority: signs the API server's certificate and those of its users. Keys are EC P-256.
 * Mirrors what {@code kubeadm} lays down in {@code /etc/kubernetes/pki}.
 */
public final class CertificateAuthority {
    /** Real clocks of both sides apply to TLS, so the span is wide on purpose. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final Duration AFTER = Duration.ofDays(3650);
    private static final String SIGNATURE = "SHA256withECDSA";

    private final Identity identity;
    private final SecureRandom random = new SecureRandom();

    private CertificateAuthority(Identity identity) {
        this.identity = identity;
    }

    /** A new authority, named {@code kubernetes}, valid around {@code now} (wall time). */
    public static CertificateAuthority create(Instant now) {
        try {
            KeyPair keys = newKeys();
            X500Name name = new X500Name("CN=kubernetes");
            SecureRandom random = new SecureRandom();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(63, random),
                    Date.from(now.minus(BEFORE)),
                    Date.from(now.plus(AFTER)),
                    name,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.keyCertSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            X509Certificate certificate = sign(builder, keys.getPrivate());
            return new CertificateAuthority(new Identity(certificate, keys.getPrivate()));
        } catch (GeneralSecurityException | OperatorException | java.io.IOException e) {
            throw new IllegalStateException("This Java cannot make certificates: " + e.getMessage(), e);
        }
    }

    /** An authority that was saved. */
    public static CertificateAuthority of(Identity saved) {
        return new CertificateAuthority(saved);
    }

    /** The authority's own certificate and key, to save it. */
    public Identity identity() {
        return identity;
    }

    /** A certificate for the API server under these DNS names and IP addresses. */
    public Identity server(List<String> dnsNames, List<String> addresses, Instant now) {
        List<GeneralName> names = new java.util.ArrayList<>();
        dnsNames.forEach(n -> names.add(new GeneralName(GeneralName.dNSName, n)));
        addresses.forEach(a -> names.add(new GeneralName(GeneralName.iPAddress, a)));
        GeneralNames alternatives = new GeneralNames(names.toArray(GeneralName[]::new));
        return issue(new X500Name("CN=kube-apiserver"), KeyPurposeId.id_kp_serverAuth, alternatives, now);
    }

    /** A certificate that makes its holder {@code user} (common name) in {@code groups} (organizations). */
    public Identity client(String user, List<String> groups, Instant now) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        groups.forEach(g -> name.addRDN(BCStyle.O, g));
        name.addRDN(BCStyle.CN, user);
        return issue(name.build(), KeyPurposeId.id_kp_clientAuth, null, now);
    }

    /** Whether this authority signed the certificate, for clients, and it is valid at {@code now} (wall time). */
    public boolean vouchesFor(X509Certificate certificate, Instant now) {
        try {
            certificate.verify(identity.certificate().getPublicKey());
            certificate.checkValidity(Date.from(now));
            List<String> uses = certificate.getExtendedKeyUsage();
            return certificate.getIssuerX500Principal().equals(name())
                    && uses != null
                    && uses.contains(KeyPurposeId.id_kp_clientAuth.getId());
        } catch (GeneralSecurityException notOurs) {
            return false;
        }
    }

    /** A new EC P-256 key pair. */
    static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private X500Principal name() {
        return identity.certificate().getSubjectX500Principal();
    }

    private Identity issue(X500Name subject, KeyPurposeId purpose, GeneralNames alternatives, Instant now) {
        try {
            KeyPair keys = newKeys();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name(name().getName()),
                    new BigInteger(63, random),
                    Date.from(now.minus(BEFORE)),
                    Date.from(now.plus(AFTER)),
                    subject,
                    keys.getPublic());
            addExtensions(builder, purpose, alternatives, keys.getPublic());
            return new Identity(sign(builder, identity.key()), keys.getPrivate());
        } catch (GeneralSecurityException | OperatorException | java.io.IOException e) {
            throw new IllegalStateException("This Java cannot make certificates: " + e.getMessage(), e);
        }
    }

    private void addExtensions(
            X509v3CertificateBuilder builder, KeyPurposeId purpose, GeneralNames alternatives, PublicKey key)
            throws GeneralSecurityException, java.io.IOException {
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(identity.certificate().getPublicKey()));
        if (alternatives != null) {
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives);
        }
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, java.security.PrivateKey key)
            throws GeneralSecurityException, OperatorException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    }
}
