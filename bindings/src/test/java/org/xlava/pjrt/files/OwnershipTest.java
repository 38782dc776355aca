package org.xlava.pjrt.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xlava.pjrt.abi.User;

/** Whose files are taken, and what is said of others. */
final class OwnershipTest {
  private static final int GROUP_AND_OTHERS = 022;

  @TempDir Path folder;

  private Path file(String permissions) throws IOException {
    Path file = Files.createTempFile(folder, "file", "");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static int owner(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid");
  }

  // Root can give files away, and others can take themselves for somebody else.
  private static int somebodyElse(Path file) throws IOException {
    if (User.id() == 0) {
      Files.setAttribute(file, "unix:uid", 12345);
    }
    return owner(file) + 1;
  }

  @Test
  void user_ownsWhatItMakes() throws IOException {
    assertThat(User.id()).isEqualTo(owner(file("rw-r--r--")));
  }

  @Test
  void problemOfCache_ownFileThatOthersRead_isNone() throws IOException {
    assertThat(Ownership.problemOfCache(file("rw-r--r--"))).isNull();
    assertThat(Ownership.problemOfCache(file("r-xr-xr-x"))).isNull();
    assertThat(Ownership.problemOfCache(folder.resolve("absent"))).isNull();
  }

  @Test
  void problemOfCache_rootsFile_isNone() throws IOException {
    assertThat(Ownership.problem(Path.of("/"), 1_000_730_000, GROUP_AND_OTHERS)).isNull();
  }

  @Test
  void problemOfCache_writableByGroup_namesTheRemedy() throws IOException {
    Path file = file("rw-rw-r--");
    assertThat(Ownership.problemOfCache(file))
        .isEqualTo(
            file
                + " must not be writable by its group or others, who could put native code there;"
                + " got mode 664. Take that away by chmod go-w "
                + file);
    assertThat(Ownership.problemOfLibrary(file)).isNull();
  }

  @Test
  void problemOfLibrary_writableByOthers_namesTheRemedy() throws IOException {
    Path file = file("rw-r--rw-");
    assertThat(Ownership.problemOfLibrary(file))
        .isEqualTo(
            file
                + " must not be writable by others, who could put native code there; got mode 646."
                + " Take that away by chmod o-w "
                + file);
  }

  @Test
  void problem_fileOfSomebodyElse_namesTheRemedy() throws IOException {
    Path file = file("rw-------");
    int user = somebodyElse(file);
    assertThat(Ownership.problem(file, user, GROUP_AND_OTHERS))
        .isEqualTo(
            "%s must belong to this process's user, %d, or to root; got one of user %d, who decides what native code is in it. Use a copy, or take it by chown -R %2$d %1$s"
                .formatted(file, user, owner(file)));
    assertThat(Ownership.problem(file, User.UNKNOWN, GROUP_AND_OTHERS)).isNull();
  }

  @Test
  void made_areTheOwnersAlone() throws IOException {
    Path made = folder.resolve("a/b");
    Ownership.makeFolder(made);
    Ownership.makeFolder(made);
    Ownership.makeFile(made.resolve("c")).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.getParent())))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve("c"))))
        .isEqualTo("rw-------");
  }

  @Test
  void samples_anyByteOfASmallFileAndTheSize_count() throws IOException {
    byte[] content = new byte[10_000];
    Path file = Files.write(folder.resolve("samples"), content);
    long before = Samples.of(file);
    for (int at : new int[] {0, 4096, 5000, 9_999}) {
      byte[] damaged = content.clone();
      damaged[at] = 1;
      Files.write(file, damaged);
      assertThat(Samples.of(file)).isNotEqualTo(before);
    }
    Files.write(file, new byte[10_001]);
    assertThat(Samples.of(file)).isNotEqualTo(before);
    Files.write(file, content);
    assertThat(Samples.of(file)).isEqualTo(before);
  }
}
