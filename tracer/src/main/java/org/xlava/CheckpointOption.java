package org.xlava;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code checkpoint} may be told beside the function, in any order, each at most once: a
 * {@link CheckpointPolicy}, {@link Xlava#preventCse}, {@link Xlava#staticArgnums}.
 */
public sealed interface CheckpointOption
    permits CheckpointPolicy, StaticArgnums, CheckpointOption.PreventCse {
  /** Whether the compiler is kept from finding that something is computed a second time. */
  record PreventCse(Object flags) implements CheckpointOption {
    static PreventCse of(@Nullable Object flags) {
      if (flags instanceof List<?> list) {
        return new PreventCse(Collections.unmodifiableList(new ArrayList<>(list)));
      }
      if (flags instanceof Boolean) {
        return new PreventCse(flags);
      }
      throw new TransformException(
          "checkpoint: preventCse must be a boolean or a List of one for each argument; got "
              + flags);
    }
  }
}
