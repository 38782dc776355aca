package org.xlava.primitive;

import org.jspecify.annotations.Nullable;

/** What {@code vmap} maps over: how many examples, and the name, if any, that collectives use. */
public record BatchAxis(int size, @Nullable String name) {
  public static BatchAxis unnamed(int size) {
    return new BatchAxis(size, null);
  }

  /** Whether {@code primitive} communicates along this axis, or calls a program that does. */
  public boolean concerns(Primitive primitive) {
    return name != null && primitive.communicatesAlong(name);
  }
}
