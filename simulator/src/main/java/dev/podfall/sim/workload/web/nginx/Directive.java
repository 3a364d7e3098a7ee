package dev.podfall.sim.workload.web.nginx;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One directive of a configuration.
 *
 * @param arguments without quotes
 * @param block what is between its braces; null for a directive without
 */
record Directive(String name, List<String> arguments, List<Directive> block, String file, int line) {
    String first() {
        return arguments.isEmpty() ? "" : arguments.get(0);
    }

    /** Those of a name in its block, in order. */
    Stream<Directive> all(String wanted) {
        return block == null
                ? Stream.empty()
                : block.stream().filter(d -> d.name().equals(wanted));
    }

    /** The last of a name in its block: it holds. */
    Optional<Directive> last(String wanted) {
        return all(wanted).reduce((a, b) -> b);
    }

    /** @return an error in nginx's words, with the place */
    NginxError error(String text) {
        return new NginxError(text + " in " + file + ":" + line);
    }
}
