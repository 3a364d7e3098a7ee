package dev.podfall.scenario.quiz.exchange;

import dev.podfall.scenario.quiz.exchange.aiken.AikenReader;
import dev.podfall.scenario.quiz.exchange.gift.GiftReader;
import dev.podfall.scenario.quiz.exchange.item.Reading;
import dev.podfall.scenario.quiz.exchange.item.UnusableFile;
import dev.podfall.scenario.quiz.exchange.markup.XmlFile;
import dev.podfall.scenario.quiz.exchange.moodle.MoodleReader;
import dev.podfall.scenario.quiz.exchange.qti.QtiReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** A file of somebody else's, after a look at what it holds. */
record ForeignFile(QuizFormat format, Reading reading) {
    private static final int LARGEST = 5 << 20;
    private static final Pattern ANSWER = Pattern.compile("(?mi)^\\s*ANSWER\\s*:");

    /** @throws UnusableFile if nobody could read it */
    static ForeignFile read(byte[] content) {
        if (content.length > LARGEST) {
            throw new UnusableFile("it is larger than 5 MiB", "Split it, or take pictures out of it.");
        }
        if (begins(content, 'P', 'K')) {
            return new ForeignFile(QuizFormat.qti, QtiReader.read(content));
        }
        String text = text(content);
        if (text.stripLeading().startsWith("<")) {
            return xml(text);
        }
        boolean aiken = ANSWER.matcher(text).find() && text.indexOf('{') < 0;
        return aiken
                ? new ForeignFile(QuizFormat.aiken, AikenReader.read(text))
                : new ForeignFile(QuizFormat.gift, GiftReader.read(text));
    }

    private static ForeignFile xml(String text) {
        // The declaration names an encoding that the text is not in any more.
        String plain = text.stripLeading().replaceFirst("\\A<\\?xml[^>]*\\?>", "");
        Element root = XmlFile.read(plain.getBytes(StandardCharsets.UTF_8));
        return XmlFile.is(root, "assessmentItem")
                ? new ForeignFile(QuizFormat.qti, QtiReader.read(root))
                : new ForeignFile(QuizFormat.moodle, MoodleReader.read(root));
    }

    private static String text(byte[] content) {
        Charset charset = begins(content, 0xFE, 0xFF) || begins(content, 0xFF, 0xFE)
                ? StandardCharsets.UTF_16
                : StandardCharsets.UTF_8;
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            if (text.indexOf('\0') >= 0) {
                throw new UnusableFile("it is no text, but holds other bytes", "See whether it is the right file.");
            } else if (text.indexOf('\uFFFD') >= 0) {
                throw new UnusableFile(
                        "it holds \uFFFD where characters were lost, as it was no UTF-8",
                        "Save what it was made from as UTF-8.");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new UnusableFile("it is no text in UTF-8", "Open it in an editor, and save it as UTF-8.");
        }
    }

    private static boolean begins(byte[] content, int first, int second) {
        return content.length > 1 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }
}
