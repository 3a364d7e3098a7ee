package dev.podfall.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code podfall --version} prints. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Podfall.class.getPackage().getImplementationVersion();
        return new String[] {"podfall " + (version == null ? "(from class files)" : version)};
    }
}
