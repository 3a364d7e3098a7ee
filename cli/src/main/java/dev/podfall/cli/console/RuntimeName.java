package dev.podfall.cli.console;

import dev.podfall.engine.Runtime;
import dev.podfall.engine.UnknownRuntime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The name of a runtime, as an option takes it. */
public final class RuntimeName implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
        try {
            return Runtime.of(text).id();
        } catch (UnknownRuntime none) {
            throw new TypeConversionException(none.getMessage() + " " + none.next());
        }
    }
}
