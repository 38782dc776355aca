package org.xlava;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.function.ExportedProgram;
import org.xlava.function.GivenOptions;
import org.xlava.spi.Executor;

/**
 * Functions exchanged with JAX: {@code jax.export}. What JAX exported is read and called, also
 * inside of other functions; what is exported here, {@code jax.export.deserialize} reads.
 */
public final class Export {
  private Export() {}

  /**
   * Exports a jitted function for arguments like these: tensors, {@link TensorType}s and trees of
   * both, as for {@link Jitted#lower}. It is exported for the platform of this process.
   *
   * {@snippet class="org.xlava.docs.SnippetsTest" region="of"}
   *
   * @throws ExportException when it calls Java functions while it runs, captured a tensor of a
   *     function that is being transformed, or its trees have Maps with keys that aren't Strings
   * @throws TransformException when the number of arguments is another
   */
  public static Exported of(Jitted<?> f, Object... types) {
    return of(f.lower(types));
  }

  /**
   * Exports a function that was lowered for the types of its arguments, with {@link #platforms}.
   * Donations aren't exported.
   *
   * <p>The arguments' and result's trees become Python's: Lists, arrays and registered classes
   * lists, Maps and records dictionaries, the latter of their components by name, empty Optionals
   * {@code None} and other ones what is in them. Static arguments and components are left out.
   *
   * @throws ExportException as the other {@code of} does
   */
  public static Exported of(Lowered<?> lowered, ExportOption... options) {
    List<String> platforms = List.of(Executor.get().platform());
    for (ExportOption option :
        GivenOptions.of("export", List.of(ExportOption.Platforms.class), options)) {
      platforms = ((ExportOption.Platforms) option).names();
    }
    return new Exported(ExportedProgram.of(lowered.traced(), platforms));
  }

  /**
   * The platforms that a function is exported for, by the names that JAX has for them: {@code cpu},
   * {@code cuda}, {@code rocm}, {@code tpu}. One program serves all of them.
   *
   * @throws ExportException when there is none, or one is null or given twice
   */
  public static ExportOption platforms(@Nullable String... names) {
    return ExportOption.Platforms.of(names);
  }

  /**
   * Reads what {@code jax.export.Exported.serialize} or {@link Exported#serialize} gave. It must be
   * trusted input, since it can run any custom call that the plugin has.
   *
   * @throws ExportException when the bytes are not such, or were damaged
   */
  public static Exported deserialize(byte[] bytes) {
    return new Exported(Executor.get().readExport(bytes));
  }

  /**
   * Reads a file of what {@link #deserialize} takes.
   *
   * @throws UncheckedIOException when the file can't be read
   * @throws ExportException as {@link #deserialize} does
   */
  public static Exported read(Path file) {
    try {
      return deserialize(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
