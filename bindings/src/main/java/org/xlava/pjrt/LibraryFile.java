package org.xlava.pjrt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xlava.pjrt.abi.Linux;
import org.xlava.pjrt.files.Ownership;

/**
 * Checks of a plugin file before the system's loader sees it: a loader maps what the headers
 * promise, and a file cut short ends the process with a bus error.
 */
final class LibraryFile {
  private static final int ELF_MAGIC = 0x464C457F;
  private static final int ELF_HEADER_BYTES = 64;
  private static final int CLASS_64 = 2;
  private static final int LITTLE_ENDIAN = 1;

  private LibraryFile() {}

  /** Returns the real path of a file that looks like a whole library. */
  static Path check(Path path) {
    if (path == null) {
      throw PjrtException.invalid("plugin: path must not be null; got null");
    }
    if (!Files.isRegularFile(path)) {
      throw new PluginLoadException(
          StatusCode.NOT_FOUND,
          "plugin: path must name an existing library file; got " + path.toAbsolutePath());
    }
    try {
      Path real = path.toRealPath();
      checkOwnership(real);
      checkContent(real);
      return real;
    } catch (IOException e) {
      throw new PluginLoadException(
          StatusCode.PERMISSION_DENIED, "plugin: file must be readable; got " + path, e);
    }
  }

  private static void checkOwnership(Path path) throws IOException {
    String problem = Ownership.problemOfLibrary(path);
    if (problem != null) {
      throw new PluginLoadException(StatusCode.PERMISSION_DENIED, "plugin: " + problem);
    }
  }

  private static void checkContent(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      ByteBuffer header = read(file, 0, ELF_HEADER_BYTES);
      if (header.remaining() >= 4 && header.getInt(0) == ELF_MAGIC) {
        checkElf(path, file, header);
      } else if (Linux.isRunning()) {
        throw notALibrary(path, "no ELF header");
      }
    }
  }

  private static void checkElf(Path path, FileChannel file, ByteBuffer header) throws IOException {
    if (header.remaining() < ELF_HEADER_BYTES) {
      throw notALibrary(path, "a file cut short, of " + file.size() + " bytes");
    }
    if (header.get(4) != CLASS_64 || header.get(5) != LITTLE_ENDIAN) {
      throw notALibrary(path, "a library for another architecture");
    }
    long needed = Math.max(segmentsEnd(file, header), sectionsEnd(header));
    if (needed > file.size()) {
      throw notALibrary(
          path, "a file cut short, of " + file.size() + " bytes where its headers say " + needed);
    }
  }

  // e_shoff + e_shnum * e_shentsize
  private static long sectionsEnd(ByteBuffer header) {
    return header.getLong(40) + (long) unsigned(header, 60) * unsigned(header, 58);
  }

  // The end of the last p_offset + p_filesz of the e_phnum program headers at e_phoff.
  private static long segmentsEnd(FileChannel file, ByteBuffer header) throws IOException {
    int size = unsigned(header, 54);
    int count = unsigned(header, 56);
    ByteBuffer table = read(file, header.getLong(32), size * count);
    long end = header.getLong(32) + (long) size * count;
    for (int at = 0; at + 40 <= table.remaining() && size > 0; at += size) {
      end = Math.max(end, table.getLong(at + 8) + table.getLong(at + 32));
    }
    return end;
  }

  private static int unsigned(ByteBuffer header, int offset) {
    return Short.toUnsignedInt(header.getShort(offset));
  }

  private static ByteBuffer read(FileChannel file, long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (position >= 0) {
      while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {}
    }
    return buffer.flip();
  }

  private static PluginLoadException notALibrary(Path path, String found) {
    return new PluginLoadException(
        StatusCode.INVALID_ARGUMENT,
        "plugin: file must be a shared library of this platform; got " + found + " in " + path);
  }
}
