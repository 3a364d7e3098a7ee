package dev.podfall.sim.workload.standins;

import dev.podfall.sim.workload.ProcessContext;
import dev.podfall.sim.workload.Program;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code perl}, as far as Kubernetes' own example of a Job asks for it: {@code print bpi(2000)}. */
public final class Perl implements Program {
    private static final Pattern PI = Pattern.compile("print\\s+bpi\\((\\d{1,4})\\)");
    private static final Pattern TEXT = Pattern.compile("^\\s*print\\s+[\"']([^\"']*)[\"'];?\\s*$");
    private static final int NANOS_PER_DIGIT = 1_500_000;

    @Override
    public void start(ProcessContext process) {
        String script = String.join(" ", process.arguments());
        Matcher pi = PI.matcher(script);
        Matcher text = TEXT.matcher(process.arguments().get(process.arguments().size() - 1));
        if (pi.find()) {
            int digits = Math.max(1, Integer.parseInt(pi.group(1)));
            process.compute(Duration.ofNanos((long) digits * NANOS_PER_DIGIT), () -> {
                process.stdout(pi(digits) + (script.contains("-wle") ? "\n" : ""));
                process.exit(0);
            });
        } else if (text.find()) {
            process.stdout(text.group(1).replace("\\n", "\n"));
            process.exit(0);
        } else {
            process.stderr(
                    "perl: this cluster knows the image, but simulates only 'print bpi(N)' and 'print \"text\"'\n");
            process.exit(127);
        }
    }

    /** Machin's formula. */
    static String pi(int digits) {
        int scale = digits + 10;
        BigDecimal pi = arctan(5, scale)
                .multiply(BigDecimal.valueOf(16))
                .subtract(arctan(239, scale).multiply(BigDecimal.valueOf(4)));
        return pi.round(new MathContext(digits, RoundingMode.HALF_EVEN)).toPlainString();
    }

    private static BigDecimal arctan(int inverse, int scale) {
        BigDecimal square = BigDecimal.valueOf((long) inverse * inverse);
        BigDecimal term = BigDecimal.ONE.divide(BigDecimal.valueOf(inverse), scale, RoundingMode.HALF_EVEN);
        BigDecimal sum = term;
        for (int i = 1; term.signum() != 0; i++) {
            term = term.divide(square, scale, RoundingMode.HALF_EVEN);
            BigDecimal part = term.divide(BigDecimal.valueOf(2L * i + 1), scale, RoundingMode.HALF_EVEN);
            sum = i % 2 == 0 ? sum.add(part) : sum.subtract(part);
        }
        return sum;
    }
}
