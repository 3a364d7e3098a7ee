package dev.podfall.grader.report.form;

import dev.podfall.grader.report.Report;
import dev.podfall.grader.report.Verdict;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit XML as build servers read it. What is met partly has failed; what could not be looked at was skipped. */
final class JUnitForm {
    private static final double THOUSAND = 1000;

    private final XMLStreamWriter xml;
    private final Reported reported;
    private final List<Parts.Part> parts;

    private JUnitForm(XMLStreamWriter xml, Reported reported) {
        this.xml = xml;
        this.reported = reported;
        this.parts = Parts.of(reported.report());
    }

    static String of(Reported reported) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitForm(xml, reported).write();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        open(0, "testsuites");
        counts("Podfall");
        open(1, "testsuite");
        counts(reported.report().lab());
        xml.writeAttribute(
                "timestamp",
                reported.report()
                        .gradedAt()
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        properties();
        for (Parts.Part part : parts) {
            testcase(part);
        }
        remarks();
        close(1);
        close(0);
        xml.writeEndDocument();
    }

    private void remarks() throws XMLStreamException {
        Report report = reported.report();
        List<String> all = new ArrayList<>(Marks.of(report));
        if (report.capped() != null) {
            all.add(0, PlainWords.of(report.capped()));
        }
        if (report.problem() != null) {
            all.add(0, PlainWords.of(report.problem()));
        }
        if (!all.isEmpty()) {
            open(2, "system-out");
            xml.writeCharacters(String.join("\n", all));
            xml.writeEndElement();
        }
    }

    private void counts(String name) throws XMLStreamException {
        xml.writeAttribute("name", PlainWords.of(name));
        xml.writeAttribute("tests", String.valueOf(parts.size()));
        xml.writeAttribute("failures", String.valueOf(count(Verdict.unmet) + count(Verdict.partly)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", String.valueOf(count(Verdict.unverifiable)));
        xml.writeAttribute(
                "time", String.format(Locale.ROOT, "%.3f", reported.taken().toMillis() / THOUSAND));
    }

    private long count(Verdict verdict) {
        return parts.stream().filter(p -> p.line().verdict() == verdict).count();
    }

    private void properties() throws XMLStreamException {
        Report report = reported.report();
        open(2, "properties");
        property("attempt", report.attempt());
        property("candidate", reported.candidate());
        property("mode", report.mode());
        property("final", String.valueOf(report.isFinal()));
        property("score", report.score() == null ? "" : report.score().toString());
        property("passMark", String.valueOf(report.passMark()));
        close(2);
    }

    private void property(String name, String value) throws XMLStreamException {
        indent(3);
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", name);
        xml.writeAttribute("value", PlainWords.of(value));
    }

    private void testcase(Parts.Part part) throws XMLStreamException {
        open(2, "testcase");
        xml.writeAttribute("classname", PlainWords.of(reported.report().lab()) + "." + part.name());
        xml.writeAttribute("name", PlainWords.of(part.line().id()) + ": " + part.title());
        xml.writeAttribute("time", "0");
        Verdict verdict = part.line().verdict();
        if (verdict == Verdict.unverifiable) {
            open(3, "skipped");
            xml.writeAttribute("message", PlainWords.of(part.line().actual()));
            xml.writeEndElement();
        } else if (verdict != Verdict.met) {
            failure(part.line());
        }
        close(2);
    }

    private void failure(Report.Line line) throws XMLStreamException {
        open(3, "failure");
        xml.writeAttribute("type", line.verdict().name());
        xml.writeAttribute("message", PlainWords.of(line.actual()));
        StringBuilder text = new StringBuilder();
        say(text, "expected", line.expected());
        say(text, "actual", line.actual());
        say(text, "why", line.why());
        say(text, "see", line.see());
        say(text, "earned", PlainWords.of(line.earned()) + " of " + line.weight());
        xml.writeCharacters(text.toString());
        xml.writeEndElement();
    }

    private static void say(StringBuilder text, String name, String words) {
        String plain = PlainWords.of(words).strip();
        if (!plain.isEmpty()) {
            text.append(name).append(": ").append(plain).append('\n');
        }
    }

    private void open(int depth, String element) throws XMLStreamException {
        indent(depth);
        xml.writeStartElement(element);
    }

    private void close(int depth) throws XMLStreamException {
        indent(depth);
        xml.writeEndElement();
    }

    private void indent(int depth) throws XMLStreamException {
        xml.writeCharacters(depth == 0 ? "\n" : "\n" + "  ".repeat(depth));
    }
}
