package org.xlava.pjrt.hlo;

import java.util.List;

/** The codes of {@code xla.PrimitiveType}, and the names that XLA writes for them. */
public final class PrimitiveTypes {
  /** The code of tuples, which have no elements of their own. */
  static final int TUPLE = 13;

  private static final List<String> NAMES =
      List.of(
          "invalid",
          "pred",
          "s8",
          "s16",
          "s32",
          "s64",
          "u8",
          "u16",
          "u32",
          "u64",
          "f16",
          "f32",
          "f64",
          "tuple",
          "opaque",
          "c64",
          "bf16",
          "token",
          "c128",
          "f8e5m2",
          "f8e4m3fn",
          "s4",
          "u4",
          "f8e4m3b11fnuz",
          "f8e5m2fnuz",
          "f8e4m3fnuz",
          "s2",
          "u2",
          "f8e4m3",
          "f8e3m4",
          "s1",
          "u1",
          "f4e2m1fn",
          "f8e8m0fnu");

  private PrimitiveTypes() {}

  /** Returns the names, each at the place that its code says. */
  public static List<String> names() {
    return NAMES;
  }

  /** Returns the name of a code, {@code f32} for 11; of an unknown one {@code type99}. */
  static String name(int code) {
    return code >= 0 && code < NAMES.size() ? NAMES.get(code) : "type" + code;
  }
}
