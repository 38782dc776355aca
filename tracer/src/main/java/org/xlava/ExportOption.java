package org.xlava;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link Export#of} may be told beside the function: {@link Export#platforms}. */
public sealed interface ExportOption {
  /** The platforms that a function is exported for. */
  record Platforms(List<String> names) implements ExportOption {
    public Platforms {
      names = List.copyOf(names);
    }

    static Platforms of(@Nullable String @Nullable ... names) {
      List<@Nullable String> given = names == null ? List.of() : Arrays.asList(names);
      if (given.isEmpty() || given.contains(null) || new HashSet<>(given).size() < given.size()) {
        throw new ExportException(
            "export: platforms must be names such as cpu, cuda, rocm and tpu, each once; got "
                + given);
      }
      return new Platforms(given.stream().map(String::valueOf).toList());
    }
  }
}
