package org.xlava.pjrt.files;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xlava.pjrt.abi.User;

/**
 * Whose a file is, and who may write to it. Native code is taken from files of this process's user
 * and of root alone, so that nobody else decides what it does. Where files have no POSIX modes,
 * whoever may write to a user's folders is the system's business, and nothing is refused here.
 */
public final class Ownership {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  private static final int ROOT = 0;
  private static final int WRITABLE_BY_GROUP = 020;
  private static final int WRITABLE_BY_OTHERS = 02;
  private static final int PERMISSIONS = 0777;

  private Ownership() {}

  /**
   * Returns why what is in a cache may not be used, and what to do about it; {@code null} if it
   * may, as what isn't there.
   */
  public static @Nullable String problemOfCache(Path path) throws IOException {
    try {
      return POSIX ? problem(path, User.id(), WRITABLE_BY_GROUP | WRITABLE_BY_OTHERS) : null;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /**
   * Returns why a library that somebody named may not be loaded; {@code null} if it may. Its group
   * may write to it, which is what many systems give each file of a user's own group.
   */
  public static @Nullable String problemOfLibrary(Path path) throws IOException {
    return POSIX ? problem(path, User.id(), WRITABLE_BY_OTHERS) : null;
  }

  static @Nullable String problem(Path path, int user, int refused) throws IOException {
    Map<String, Object> file = Files.readAttributes(path, "unix:uid,mode");
    int owner = (Integer) Objects.requireNonNull(file.get("uid"));
    int mode = (Integer) Objects.requireNonNull(file.get("mode"));
    if (owner != user && owner != ROOT && user != User.UNKNOWN) {
      return ("%s must belong to this process's user, %d, or to root; got one of user %d, who"
              + " decides what native code is in it. Use a copy, or take it by chown -R %2$d %1$s")
          .formatted(path, user, owner);
    }
    return (mode & refused) == 0 ? null : writable(path, mode, refused);
  }

  private static String writable(Path path, int mode, int refused) {
    boolean groupToo = (refused & WRITABLE_BY_GROUP) != 0;
    return ("%s must not be writable by %s, who could put native code there; got mode %03o."
            + " Take that away by chmod %s %1$s")
        .formatted(
            path,
            groupToo ? "its group or others" : "others",
            mode & PERMISSIONS,
            groupToo ? "go-w" : "o-w");
  }

  /** Makes a folder, and those above it that aren't there, for the owner alone. */
  public static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder, attributes("rwx------"));
  }

  /** Makes a file that wasn't there, which is the owner's alone. */
  public static SeekableByteChannel makeFile(Path file) throws IOException {
    return Files.newByteChannel(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        attributes("rw-------"));
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
