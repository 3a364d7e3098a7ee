package dev.podfall.sim.structural.definition;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** The labels of RFC 1035: they begin with a letter. Mirrors {@code validation.IsDNS1035Label}. */
final class DnsLabels {
    private static final String SHAPE = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern LABEL = Pattern.compile(SHAPE);
    private static final int LONGEST = 63;

    private DnsLabels() {}

    /** What is wrong with a name. */
    static List<String> dns1035(String name) {
        List<String> wrong = new ArrayList<>();
        if (name.length() > LONGEST) {
            wrong.add("must be no more than 63 bytes");
        }
        if (!LABEL.matcher(name).matches()) {
            wrong.add(
                    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
                            + "character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for "
                            + "validation is '" + SHAPE + "')");
        }
        return wrong;
    }
}
