package dev.podfall.sim.cel;

import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.podfall.sim.cel.Functions.Operand;
import java.util.Optional;

/** Semantic versions. Mirrors {@code k8s.io/apiserver/pkg/cel/library/semverlib.go}. */
final class VersionFunctions {
    private static final Operand<SemanticVersion> VERSION =
            new Operand<>(OpaqueType.create("kubernetes.Semver"), SemanticVersion.class);

    private VersionFunctions() {}

    static void addTo(Functions all) {
        all.global("semver", Operand.STRING, VERSION.type(), text -> version(text, false))
                .global("semver", Operand.STRING, Operand.BOOL, VERSION.type(), VersionFunctions::version)
                .global(
                        "isSemver",
                        Operand.STRING,
                        SimpleType.BOOL,
                        text -> parse(text, false).isPresent())
                .global(
                        "isSemver",
                        Operand.STRING,
                        Operand.BOOL,
                        SimpleType.BOOL,
                        (text, lenient) -> parse(text, lenient).isPresent())
                .member("isGreaterThan", VERSION, VERSION, SimpleType.BOOL, (a, b) -> a.compareTo(b) > 0)
                .member("isLessThan", VERSION, VERSION, SimpleType.BOOL, (a, b) -> a.compareTo(b) < 0)
                .member("compareTo", VERSION, VERSION, SimpleType.INT, (a, b) -> (long) a.compareTo(b))
                .member("major", VERSION, SimpleType.INT, SemanticVersion::major)
                .member("minor", VERSION, SimpleType.INT, SemanticVersion::minor)
                .member("patch", VERSION, SimpleType.INT, SemanticVersion::patch);
    }

    private static Optional<SemanticVersion> parse(String text, boolean lenient) {
        return lenient ? SemanticVersion.normalized(text) : SemanticVersion.parse(text);
    }

    private static SemanticVersion version(String text, boolean lenient) throws CelEvaluationException {
        return parse(text, lenient).orElseThrow(() -> Functions.failure(SemanticVersion.problem(text)));
    }
}
