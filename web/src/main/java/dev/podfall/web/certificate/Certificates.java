package dev.podfall.web.certificate;

import dev.podfall.engine.files.OwnerOnly;
import dev.podfall.error.PodfallException;
import dev.podfall.grader.exam.ExamReport;
import dev.podfall.grader.exam.Examiner;
import dev.podfall.web.account.Secrets;
import dev.podfall.web.server.ServerAddress;
import dev.podfall.web.server.ServerIdentity;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes codes and knows them again. A code is the sitting's id and a seal that only this home's key makes: nothing is stored, and what a
 * certificate says is what the sitting's report says today.
 */
@Singleton
public final class Certificates {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL = 16;
    private static final Pattern CODE = Pattern.compile("([a-z0-9][a-z0-9-]{0,99})-([0-9A-F]{" + SEAL + "})");

    private final Path home;
    private final ServerAddress address;
    private final Examiner examiner;

    Certificates(ServerIdentity identity, ServerAddress address, Examiner examiner) {
        this.home = identity.home();
        this.address = address;
        this.examiner = examiner;
    }

    /** The certificate of a report; empty unless it was passed, and shows that. */
    public Optional<Certificate> of(ExamReport report) {
        if (!Boolean.TRUE.equals(report.passed()) || report.score() == null) {
            return Optional.empty();
        }
        String code = report.sitting() + "-" + seal(report.sitting());
        return Optional.of(new Certificate(
                code,
                report.title(),
                report.candidate(),
                report.score(),
                report.passMark(),
                report.endedAt(),
                report.sitting(),
                address.url() + "/certificates/" + code));
    }

    /** @throws UnknownCertificate if the exam was not passed */
    public Certificate require(ExamReport report) {
        return of(report).orElseThrow(() -> UnknownCertificate.notPassed(report.sitting()));
    }

    /** The certificate of a code, in any case of letters. @throws UnknownCertificate if it is none */
    public Certificate find(String typed) {
        Matcher code = CODE.matcher(spelt(typed));
        if (!code.matches() || !same(seal(code.group(1)), code.group(2))) {
            throw UnknownCertificate.ofCode();
        }
        try {
            return of(examiner.report(code.group(1))).orElseThrow(UnknownCertificate::ofCode);
        } catch (UnknownCertificate no) {
            throw no;
        } catch (PodfallException gone) {
            throw UnknownCertificate.ofCode();
        }
    }

    private static String spelt(String typed) {
        int seal = typed.lastIndexOf('-') + 1;
        return typed.substring(0, seal).toLowerCase(Locale.ROOT)
                + typed.substring(seal).toUpperCase(Locale.ROOT);
    }

    private static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private String seal(String sitting) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] seal = mac.doFinal(sitting.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(seal).substring(0, SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Made when it is first needed; whoever has it makes certificates. */
    private synchronized String key() {
        Path file = home.resolve("certificate.key");
        try {
            if (!Files.exists(file) || Files.size(file) == 0) {
                OwnerOnly.file(file);
                Files.writeString(file, Secrets.random());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
