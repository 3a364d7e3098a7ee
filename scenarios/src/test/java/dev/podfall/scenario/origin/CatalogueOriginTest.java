package dev.podfall.scenario.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.podfall.scenario.Domain;
import dev.podfall.scenario.draft.LabDraft;
import dev.podfall.scenario.load.Catalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labs from packs and repositories, well and ill meant. */
class CatalogueOriginTest {
    @TempDir
    Path folder;

    private Path labs;
    private CatalogueOrigin origin;

    @BeforeEach
    void draft() {
        labs = folder.resolve("labs-of-mine");
        new LabDraft(labs).write("requests-hang", Domain.startup);
        origin = CatalogueOrigin.inHome(folder.resolve("home"));
    }

    @Test
    void a_signed_pack_is_a_catalogue_and_tells_its_signer() {
        Path zip = folder.resolve("pack.zip");
        PackKey key = PackKey.generate();
        Pack.of(labs).write(zip, key);
        assertThat(CatalogueOrigin.signer(zip.toString())).contains(key.fingerprint());
        assertThat(CatalogueOrigin.signer(labs.toString())).isEmpty();
        assertThat(key.fingerprint()).startsWith("SHA256:");
        Path first = origin.folder(zip.toString());
        assertThat(Catalogue.in(first).ids()).containsExactly("requests-hang");
        assertThat(origin.folder(zip.toString())).isEqualTo(first);
        assertThatThrownBy(() -> Pack.of(labs).write(zip, key)).hasMessageContaining("is there already");
    }

    @Test
    void a_key_is_read_as_it_was_written() throws IOException {
        PackKey key = PackKey.generate();
        Path file = Files.writeString(folder.resolve("key"), key.text());
        assertThat(PackKey.read(file).fingerprint()).isEqualTo(key.fingerprint());
        Files.writeString(file, "nonsense\n");
        assertThatThrownBy(() -> PackKey.read(file)).isInstanceOf(OriginRefused.class);
    }

    @Test
    void what_was_changed_added_or_taken_out_is_told_file_by_file() throws IOException {
        Path zip = folder.resolve("pack.zip");
        Pack.of(labs).write(zip, PackKey.generate());
        Map<String, byte[]> files = new TreeMap<>(ZipIntake.read(zip).files());
        String task = "labs/startup/requests-hang/task.md";
        files.put(task, new byte[] {'x'});
        files.put("labs/more.yaml", new byte[0]);
        files.remove("labs/startup/requests-hang/rubric.yaml");
        Path changed = zip("changed.zip", files);
        assertThatThrownBy(() -> origin.folder(changed.toString()))
                .isInstanceOf(OriginRefused.class)
                .hasMessageContaining(task + " is another file")
                .hasMessageContaining("labs/more.yaml was added")
                .hasMessageContaining("rubric.yaml was taken out");
        Path signed = folder.resolve("signed.zip");
        Pack.unchecked(changed).write(signed, PackKey.generate());
        assertThat(Pack.read(signed).size()).isEqualTo(files.size() - 2);
        files.remove("pack.sig");
        Path unsigned = zip("unsigned.zip", files);
        assertThatThrownBy(() -> Pack.read(unsigned)).hasMessageContaining("is not signed");
        files.put("pack.sig", "{\"key\":\"x\",\"signature\":\"y\"}".getBytes(StandardCharsets.UTF_8));
        Path forged = zip("forged.zip", files);
        assertThatThrownBy(() -> Pack.read(forged)).hasMessageContaining("not of this pack");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", "/etc/evil", "a/../../evil", "a\\evil", ".git/hooks/post-checkout", "a//b", "C:/x"})
    void no_entry_leaves_its_folder(String name) throws IOException {
        Path zip = zip("slip.zip", Map.of(name, new byte[] {'x'}, "labs/ok.yaml", new byte[] {'x'}));
        assertThatThrownBy(() -> ZipIntake.unpack(zip, folder.resolve("out")))
                .isInstanceOf(OriginRefused.class)
                .hasMessageContaining("slip.zip is not taken");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void what_is_too_large_and_what_is_no_zip_is_refused() throws IOException {
        Path bomb = zip("bomb.zip", Map.of("labs/zeros", new byte[50 << 20]));
        assertThatThrownBy(() -> ZipIntake.read(bomb)).hasMessageContaining("larger than 1 MiB");
        Path none = Files.writeString(folder.resolve("none.zip"), "no zip");
        assertThatThrownBy(() -> ZipIntake.read(none)).isInstanceOf(OriginRefused.class);
        Path twice = zip("twice.zip", Map.of("labs/a", new byte[0], "labs/A", new byte[0]));
        assertThatThrownBy(() -> ZipIntake.read(twice)).hasMessageContaining("is there twice");
    }

    @Test
    void a_link_in_a_zip_is_refused() throws IOException {
        Path zip = folder.resolve("link.zip");
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            ZipArchiveEntry link = new ZipArchiveEntry("labs/passwd");
            link.setUnixMode(UnixStat.LINK_FLAG | 0777);
            out.putArchiveEntry(link);
            out.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
        }
        assertThatThrownBy(() -> ZipIntake.read(zip)).hasMessageContaining("labs/passwd is a link");
    }

    @ParameterizedTest
    @CsvSource({"fix-it.zip,a.txt,fix-it", "fix-it.ZIP,theirs/a.txt,theirs", "..zip,a.txt,zip", "...zip,a.txt,zip"})
    void what_is_unpacked_is_called_like_its_folder_or_the_zip(String zip, String file, String name)
            throws IOException {
        Path out = Files.createDirectory(folder.resolve("out"));
        Path unpacked = ZipIntake.unpack(zip(zip, Map.of(file, new byte[] {'x'})), out);
        assertThat(unpacked).startsWith(out).hasFileName(name);
        assertThat(unpacked.resolve("a.txt")).exists();
    }

    @Test
    void a_repository_is_fetched_as_data_and_brought_up_to_date_when_told() throws Exception {
        try (Git git = Git.init().setDirectory(labs.toFile()).call()) {
            commit(git);
            String url = labs.toUri().toString().replace("file:/", "file:///").replace("file://///", "file:///");
            Path fetched = origin.folder(url);
            assertThat(Catalogue.in(fetched).ids()).containsExactly("requests-hang");
            assertThat(fetched.resolve(".git")).doesNotExist();
            new LabDraft(labs).write("pods-pend", Domain.startup);
            commit(git);
            assertThat(Catalogue.in(origin.folder(url)).ids()).containsExactly("requests-hang");
            assertThat(Catalogue.in(origin.fetch(url)).ids()).containsExactly("pods-pend", "requests-hang");
            Files.createSymbolicLink(labs.resolve("labs/passwd"), Path.of("/etc/passwd"));
            commit(git);
            assertThatThrownBy(() -> origin.fetch(url)).hasMessageContaining("labs/passwd is a link");
            assertThat(Catalogue.in(origin.folder(url)).ids()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file://", "file:", "FILE://"})
    void a_repository_without_a_commit_is_told(String scheme) throws Exception {
        Path bare = folder.resolve("empty.git");
        Git.init().setBare(true).setDirectory(bare.toFile()).call().close();
        assertThat(CatalogueOrigin.isUrl(scheme + bare)).isTrue();
        assertThatThrownBy(() -> origin.fetch(scheme + bare))
                .isInstanceOf(OriginRefused.class)
                .hasMessageContaining("It has no commit");
    }

    private static void commit(Git git) throws Exception {
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage("x")
                .setAuthor("A", "a@example.org")
                .setCommitter("A", "a@example.org")
                .setSign(false)
                .call();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/x.git",
                "ssh://example.org/x",
                "git@example.org:x",
                "ext::sh",
                "https://u:p@example.org/x"
            })
    void other_ways_to_fetch_are_refused(String url) {
        assertThatThrownBy(() -> origin.fetch(url))
                .isInstanceOf(OriginRefused.class)
                .hasMessageContaining("only https:");
    }

    @Test
    void a_repository_that_is_not_there_is_told() {
        String url = "file://" + folder.resolve("nothing");
        assertThatThrownBy(() -> origin.folder(url))
                .isInstanceOf(OriginRefused.class)
                .hasMessageContaining("cannot be fetched");
    }

    private Path zip(String name, Map<String, byte[]> files) throws IOException {
        Path zip = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                out.putNextEntry(new ZipEntry(each.getKey()));
                out.write(each.getValue());
                out.closeEntry();
            }
        }
        return zip;
    }
}
