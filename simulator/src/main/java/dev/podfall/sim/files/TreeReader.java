package dev.podfall.sim.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Reads a {@link TreeFile} back. */
final class TreeReader {
    private static final int LONGEST_RECORD = 64 << 20;

    private final Tree tree;
    private final Blocks blocks;
    private long records;
    private long size;

    TreeReader(Tree tree, Blocks blocks) {
        this.tree = tree;
        this.blocks = blocks;
    }

    /** The key of the tree in a file; null when the file was torn before it. @throws IOException when it is none of ours */
    static String key(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            if (!in.readUTF().equals(TreeFile.MAGIC)) {
                throw new IOException("it was written by another version of Podfall");
            }
            return in.readUTF();
        } catch (EOFException torn) {
            return null;
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    /** Fills the tree; the file goes on where the last whole record ends. */
    TreeFile read(Path file, String key) throws IOException {
        long length = Files.size(file);
        try (DataInputStream in = open(file)) {
            size = 4L + in.readUTF().length() + utfLength(in.readUTF());
            while (record(in, length)) {
                records++;
            }
        }
        return new TreeFile(file, key, tree, records, size);
    }

    private static long utfLength(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    private boolean record(DataInputStream in, long length) throws IOException {
        if (length - size < 4) {
            return false;
        }
        int bytes = in.readInt();
        if (bytes < 0 || bytes > LONGEST_RECORD || bytes > length - size - 4) {
            return false;
        }
        apply(new DataInputStream(new ByteArrayInputStream(in.readNBytes(bytes))));
        size += 4L + bytes;
        return true;
    }

    private void apply(DataInputStream in) throws IOException {
        int what = in.readByte();
        String path = in.readUTF();
        if (what == TreeFile.REMOVE) {
            tree.remove(path);
        } else {
            put(in, path);
        }
    }

    private void put(DataInputStream in, String path) throws IOException {
        Inode inode = tree.restore(path, Inode.Kind.values()[in.readByte()]);
        int mode = in.readInt();
        Instant modified = Instant.ofEpochSecond(in.readLong(), in.readInt());
        if (inode == null) {
            throw new IOException("what it says of " + path + " contradicts itself");
        }
        if (inode.isFile()) {
            content(in, inode.content());
        } else if (inode.isLink()) {
            inode.target(in.readUTF());
        }
        if ((mode & TreeFile.OWNED) != 0) {
            inode.owner(in.readLong(), in.readLong());
        }
        inode.mode(mode & ~(TreeFile.OPAQUE | TreeFile.OWNED));
        inode.opaque((mode & TreeFile.OPAQUE) != 0);
        inode.modified(modified);
    }

    private void content(DataInputStream in, Content content) throws IOException {
        long length = in.readLong();
        int pieceAt = in.readInt();
        byte[] piece = pieceAt < 0 ? null : in.readNBytes(in.readInt());
        Chunk[] chunks = new Chunk[in.readInt()];
        for (int i = 0; i < chunks.length; ) {
            int type = in.readByte();
            if (type == TreeFile.BLOCK) {
                chunks[i++] = blocks.read(in.readInt(), in.readInt(), in.readInt());
            } else {
                Chunk fill = type == TreeFile.FILL ? Fill.of(in.readByte()) : null;
                for (int run = in.readInt(); run > 0; run--) {
                    chunks[i++] = fill;
                }
            }
        }
        content.restore(length, chunks);
        if (piece != null) {
            content.restorePiece(pieceAt, piece);
        }
    }
}
