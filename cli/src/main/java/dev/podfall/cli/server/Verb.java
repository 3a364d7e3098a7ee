package dev.podfall.cli.server;

import picocli.CommandLine.Option;

/** A verb whose result is read by a person or, as JSON, by a program. */
public abstract class Verb extends PlainVerb {
    enum Format {
        text,
        json
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: text).")
    private Format format = Format.text;

    @Override
    protected final boolean asJson() {
        return format == Format.json;
    }
}
