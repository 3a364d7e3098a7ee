package dev.podfall.scenario.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Kubernetes writes them: {@code 90s}, {@code 8m}, {@code 1h30m}. */
final class DurationReader extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1L;
    private static final Pattern FORM = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

    DurationReader() {
        super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = parser.getValueAsString("").trim();
        Matcher form = FORM.matcher(text);
        if (text.isEmpty() || !form.matches()) {
            return (Duration)
                    context.handleWeirdStringValue(Duration.class, text, "write a duration such as 90s, 8m or 1h30m");
        }
        return Duration.ofHours(number(form.group(1)))
                .plusMinutes(number(form.group(2)))
                .plusSeconds(number(form.group(3)));
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
