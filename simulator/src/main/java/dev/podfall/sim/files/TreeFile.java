package dev.podfall.sim.files;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;

/**
 * What is in a tree, saved: a record for each change, appended; written anew once it has grown far beyond what is there. A
 * record that was torn by the end of the process is the change that did not happen.
 */
final class TreeFile {
    static final String MAGIC = "podfall tree 1";
    static final int PUT = 1;
    static final int REMOVE = 2;
    static final int OPAQUE = 1 << 16;

    /** Whom it belongs to follows; without it, to root. */
    static final int OWNED = 1 << 17;

    static final int ZEROS = 0;
    static final int FILL = 1;
    static final int BLOCK = 2;

    /** A short piece is written into the record, a longer one becomes a block. */
    private static final int SHORT = 256;

    private static final int ROOM = 1000;

    private final Path path;
    private final String key;
    private final Tree tree;
    private long records;
    private long size;

    /**
     * @param path null when it is not saved
     * @param records how many the file has already
     * @param size of the file up to the last whole record; 0 when there is none
     */
    TreeFile(Path path, String key, Tree tree, long records, long size) {
        this.path = path;
        this.key = key;
        this.tree = tree;
        this.records = records;
        this.size = size;
        if (path != null) {
            tree.changes().note();
        }
    }

    String key() {
        return key;
    }

    Tree tree() {
        return tree;
    }

    /**
     * Saves changes, at most that many; answers how many it saved. Fewer than {@code most} means that all is saved.
     *
     * @throws UncheckedIOException when the disk does not take it; what was not saved stays to be
     */
    int save(int most) {
        Changes changes = tree.changes();
        if (changes.isEmpty()) {
            return 0;
        }
        try {
            int saved = append(changes, most);
            size = Files.size(path);
            records += saved;
            return saved;
        } catch (IOException e) {
            records = Long.MAX_VALUE; // all of it is written anew next time
            throw new UncheckedIOException("The files of the cluster cannot be saved in " + path + ".", e);
        }
    }

    private int append(Changes changes, int most) throws IOException {
        Files.createDirectories(path.getParent());
        try (DataOutputStream out = open()) {
            int saved = 0;
            for (Iterator<String> i = changes.removed().iterator(); i.hasNext() && saved < most; saved++) {
                write(out, removal(i.next()));
                i.remove();
            }
            for (Iterator<Inode> i = changes.changed().iterator(); i.hasNext() && saved < most; saved++) {
                Inode inode = i.next();
                write(out, record(inode));
                inode.saved();
                i.remove();
            }
            return saved;
        }
    }

    /** A torn record at the end would hide what is written behind it. */
    private DataOutputStream open() throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(size);
        file.position(size);
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16));
        if (size == 0) {
            header(out);
        }
        return out;
    }

    private void header(DataOutputStream out) throws IOException {
        out.writeUTF(MAGIC);
        out.writeUTF(key);
    }

    private static void write(DataOutputStream out, ByteArrayOutputStream record) throws IOException {
        out.writeInt(record.size());
        record.writeTo(out);
    }

    private static ByteArrayOutputStream removal(String path) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(REMOVE);
        out.writeUTF(path);
        return bytes;
    }

    private static ByteArrayOutputStream record(Inode inode) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(PUT);
        out.writeUTF(inode.path());
        out.writeByte(inode.kind().ordinal());
        boolean owned = inode.user() != 0 || inode.group() != 0;
        out.writeInt(inode.mode() | (inode.isOpaque() ? OPAQUE : 0) | (owned ? OWNED : 0));
        out.writeLong(inode.modified().getEpochSecond());
        out.writeInt(inode.modified().getNano());
        if (inode.isFile()) {
            content(out, inode.content());
        } else if (inode.isLink()) {
            out.writeUTF(inode.target());
        }
        if (owned) {
            out.writeLong(inode.user());
            out.writeLong(inode.group());
        }
        return bytes;
    }

    private static void content(DataOutputStream out, Content content) throws IOException {
        Piece piece = content.unsettled();
        if (piece.length() > SHORT) {
            content.settle(); // stays in memory, and in the record, when there is no room for it
        }
        out.writeLong(content.length());
        out.writeInt(piece.index());
        if (!piece.isEmpty()) {
            out.writeInt(piece.length());
            out.write(piece.bytes());
        }
        Chunk[] chunks = content.chunks();
        out.writeInt(chunks.length);
        for (int i = 0; i < chunks.length; i++) {
            int run = 1;
            while (chunks[i] instanceof Fill && i + run < chunks.length && chunks[i + run] == chunks[i]) {
                run++;
            }
            chunk(out, i == piece.index() ? null : chunks[i], run);
            i += run - 1;
        }
    }

    private static void chunk(DataOutputStream out, Chunk chunk, int run) throws IOException {
        if (chunk instanceof Block block) {
            out.writeByte(BLOCK);
            out.writeInt(block.file().slotBytes());
            out.writeInt(block.slot());
            out.writeInt(block.length());
        } else if (chunk instanceof Fill fill && fill != Fill.ZERO) {
            out.writeByte(FILL);
            out.writeByte(fill.value());
            out.writeInt(run);
        } else {
            out.writeByte(ZEROS);
            out.writeInt(chunk == null ? 1 : run);
        }
    }

    /** Writes the file anew when it is much longer than what it says. */
    void tidy() {
        if (records <= ROOM + 3 * tree.count()) {
            return;
        }
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.getParent());
            long written = 0;
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16))) {
                header(out);
                write(out, record(tree.root()));
                written = below(out, tree.root());
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            records = written;
            size = Files.size(path);
            tree.changes().saved();
        } catch (IOException e) {
            throw new UncheckedIOException("The files of the cluster cannot be saved in " + path + ".", e);
        }
    }

    private static long below(DataOutputStream out, Inode directory) throws IOException {
        long written = 0;
        for (Inode child : directory.children().values()) {
            write(out, record(child));
            written += 1 + (child.isDirectory() ? below(out, child) : 0);
        }
        return written;
    }

    void delete() {
        try {
            tree.clear();
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The files of the cluster in " + path + " cannot be removed.", e);
        }
    }
}
