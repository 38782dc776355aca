package org.xlava;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code jit} may be told beside the function, in any order, each at most once: {@link
 * Xlava#staticArgnums}, {@link Xlava#donateArgnums}, {@link Xlava#inlined}, {@link Xlava#named}.
 */
public sealed interface JitOption
    permits StaticArgnums, JitOption.DonateArgnums, JitOption.Inlined, JitOption.Named {
  /** The arguments whose memory the program may put its results in. */
  record DonateArgnums(List<Integer> indices) implements JitOption {
    public DonateArgnums {
      indices = List.copyOf(indices);
    }

    static DonateArgnums of(@Nullable Integer @Nullable ... argnums) {
      return new DonateArgnums(StaticArgnums.indices("donateArgnums", argnums));
    }
  }

  /** That a call inside another program adds the operations to that program, and not a call. */
  record Inlined() implements JitOption {}

  /** What programs and messages call the function. */
  record Named(String name) implements JitOption {
    static Named of(@Nullable String name) {
      if (name == null) {
        throw new TransformException("jit: named must be given a name; got null");
      }
      return new Named(name);
    }
  }
}
